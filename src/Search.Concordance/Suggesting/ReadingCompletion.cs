using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Text.Glosses;
using Search.Text.Pinyin;

namespace Search.Concordance.Suggesting;

/// <summary>Finds Chinese words of an index by how they are read. Safe for use by several threads at once.</summary>
internal sealed class ReadingCompletion(IPairIndex index)
{
    private const int MostWords = 6;
    private const int MostFound = 50;
    private readonly ReadingCounts _counts = new(index);

    /// <summary>Counts the words of the present commit beforehand.</summary>
    public ValueTask WarmAsync(CancellationToken cancellationToken) => _counts.WarmAsync(cancellationToken);

    /// <summary>The words that the pinyin at the end of a typed text may begin; it may go back over several words (<c>zhong guo</c>).</summary>
    public async ValueTask<TypedReadings> FindAsync(string typed, CancellationToken cancellationToken)
    {
        foreach (var start in Starts(typed))
        {
            var found = ReadingIndex.Default.Find(typed.AsSpan(start));
            if (found.Count == 0)
            {
                continue;
            }

            var counts = await _counts.GetAsync(found, cancellationToken).ConfigureAwait(false);
            var words = Best(found, counts);
            if (words.Count > 0)
            {
                return new TypedReadings(
                    start,
                    [.. words.Select(w => new TermCount(GlossTable.Default.Folded(w.Number).ToString(), w.Pairs))],
                    words[0].IsFull
                );
            }
        }

        return TypedReadings.None;
    }

    /// <summary>The words of the index that are read as a Chinese word is, most frequent first.</summary>
    public async ValueTask<ImmutableArray<TermCount>> FindAlikeAsync(
        TermSpace space,
        string word,
        int limit,
        CancellationToken cancellationToken
    )
    {
        ImmutableArray<string> words = [.. PinyinTable.Default.Words(PinyinTable.Default.Bare(word))];
        if (words.IsEmpty)
        {
            return [];
        }

        var counts = await index.CountTermsAsync(space, words, cancellationToken).ConfigureAwait(false);
        return
        [
            .. words
                .Zip(counts, (term, pairs) => new TermCount(term, pairs))
                .Where(count => count.Pairs > 0)
                .OrderByDescending(count => count.Pairs)
                .Take(limit),
        ];
    }

    // Spelled out whole first, then most frequent; of thousands of words only the best are put in order. A word of two
    // readings counts once, and as spelled out if it is so by one of them: those go first.
    private static List<(int Number, long Pairs, bool IsFull)> Best(IReadOnlyList<ReadingRange> found, long[] counts)
    {
        var best = new PriorityQueue<(int Number, long Pairs, bool IsFull), (bool, long, int)>(MostFound + 1);
        var taken = new HashSet<int>();
        Take(found, true, counts, best, taken);
        if (best.Count < MostFound)
        {
            Take(found, false, counts, best, taken);
        }

        var words = new List<(int Number, long Pairs, bool IsFull)>(best.Count);
        while (best.TryDequeue(out var word, out _))
        {
            words.Add(word);
        }

        words.Reverse();
        return words;
    }

    private static void Take(
        IReadOnlyList<ReadingRange> found,
        bool isFull,
        long[] counts,
        PriorityQueue<(int Number, long Pairs, bool IsFull), (bool, long, int)> best,
        HashSet<int> taken
    )
    {
        // A word below the least of a full list is passed over by its count alone.
        var least = 1L;
        foreach (var range in found)
        {
            for (var reading = range.First; range.IsFull == isFull && reading < range.End; reading++)
            {
                var word = ReadingIndex.Default.WordOf(reading);
                var pairs = counts[word];
                if (pairs < least || !taken.Add(word))
                {
                    continue;
                }

                best.Enqueue((word, pairs, isFull), (isFull, pairs, -word));
                if (best.Count > MostFound)
                {
                    _ = best.Dequeue();
                    least = best.Peek().IsFull == isFull ? best.Peek().Pairs : 1;
                }
            }
        }
    }

    // Where pinyin may start, the earliest first: the last words that hold nothing but letters, tones and apostrophes.
    private static Stack<int> Starts(string typed)
    {
        var starts = new Stack<int>();
        var at = typed.Length;
        while (at > 0 && starts.Count < MostWords)
        {
            var end = at;
            while (at > 0 && IsSpelling(typed[at - 1]))
            {
                at--;
            }

            if (at < end && char.IsLetter(typed[at]))
            {
                starts.Push(at);
            }

            if (at == 0 || typed[at - 1] != ' ')
            {
                break;
            }

            at--;
        }

        // One letter begins too many words to mean one.
        return starts.Count > 0 && typed.Length - starts.Peek() > 1 ? starts : new Stack<int>();
    }

    private static bool IsSpelling(char unit) =>
        (char.IsLetter(unit) && unit < 0x2E80) || unit is (>= '1' and <= '5') or '\'' or '’' or ':';
}

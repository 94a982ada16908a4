using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Text.Analysis;
using Search.Text.Glosses;
using Search.Text.Pairs;
using Search.Text.Pinyin;

namespace Search.Concordance.Suggesting;

/// <summary>
/// How many pairs of one commit have words of the gloss table on their Chinese side; each is counted once a commit. Safe
/// for use by several threads at once.
/// </summary>
internal sealed class ReadingCounts(IPairIndex index)
{
    private static readonly TermSpace Space = (TermSpace)(((int)Language.Chinese * 4) + (int)TokenLayer.Word);
    private Kept _kept = new(-1, []);

    /// <summary>Counts all words, so that no user waits for it.</summary>
    public async ValueTask WarmAsync(CancellationToken cancellationToken)
    {
        var kept = Current();
        await CountAsync(kept, [.. Enumerable.Range(0, kept.Counts.Length)], cancellationToken).ConfigureAwait(false);
        kept.IsComplete = true;
    }

    /// <summary>The counts by the numbers of words; those of the words of some readings are there.</summary>
    public async ValueTask<long[]> GetAsync(IReadOnlyList<ReadingRange> readings, CancellationToken cancellationToken)
    {
        var kept = Current();
        if (!kept.IsComplete)
        {
            var missing = Missing(kept.Counts, readings);
            if (missing.Count > 0)
            {
                await CountAsync(kept, [.. missing], cancellationToken).ConfigureAwait(false);
            }
        }

        return kept.Counts;
    }

    private static HashSet<int> Missing(long[] counts, IReadOnlyList<ReadingRange> readings)
    {
        var missing = new HashSet<int>();
        foreach (var range in readings)
        {
            for (var reading = range.First; reading < range.End; reading++)
            {
                var word = ReadingIndex.Default.WordOf(reading);
                if (Volatile.Read(ref counts[word]) < 0)
                {
                    _ = missing.Add(word);
                }
            }
        }

        return missing;
    }

    private Kept Current()
    {
        var kept = Volatile.Read(ref _kept);
        if (kept.Generation != index.Generation)
        {
            kept = new Kept(index.Generation, new long[GlossTable.Default.WordCount]);
            Array.Fill(kept.Counts, -1);
            Volatile.Write(ref _kept, kept);
        }

        return kept;
    }

    private async ValueTask CountAsync(Kept kept, int[] words, CancellationToken cancellationToken)
    {
        ImmutableArray<string> terms = [.. words.Select(word => GlossTable.Default.Folded(word).ToString())];
        var counts = await index.CountTermsAsync(Space, terms, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < words.Length; i++)
        {
            // Several threads may count the same word; they write the same number, or one of a commit just made.
            Volatile.Write(ref kept.Counts[words[i]], counts[i]);
        }
    }

    private sealed class Kept(long generation, long[] counts)
    {
        private volatile bool _isComplete;

        public long Generation => generation;

        public long[] Counts => counts;

        public bool IsComplete
        {
            get => _isComplete;
            set => _isComplete = value;
        }
    }
}

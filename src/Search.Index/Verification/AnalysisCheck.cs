using Search.Index.Bytes;
using Search.Index.Postings;
using Search.Index.Segments;
using Search.Index.Terms;
using Search.Query.Terms;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.Verification;

/// <summary>
/// Compares a segment's postings with what its stored texts give when they are analysed again. Every occurrence of a term
/// at a position is hashed, and the hashes of a pair are added up: once over the postings, term by term, and once over
/// the texts, pair by pair. A missing occurrence, one too many and one at a wrong place all change the sum.
/// </summary>
internal sealed class AnalysisCheck(SegmentReader reader, Action<string> report)
{
    private const int MostReported = 10;

    private readonly TextAnalyzer _analyzer = new();
    private readonly TokenBuffer _tokens = new();
    private readonly ByteBuffer _key = new(256);
    private readonly HashSet<ulong> _occurrences = [];

    /// <summary>Checks all pairs or a sample that is spread evenly.</summary>
    /// <returns>Pairs checked.</returns>
    public long Run(VerifyOptions options, CancellationToken cancellationToken)
    {
        var count = reader.DocumentCount;
        var size = options.IsFull ? count : Math.Min(count, options.SampleSize);
        if (size == 0)
        {
            return 0;
        }

        // slots[d] is 1 more than the place of document d in the sample, 0 for those outside it.
        var slots = new int[count];
        var sample = new int[size];
        for (var i = 0; i < size; i++)
        {
            sample[i] = (int)((long)i * count / size);
            slots[sample[i]] = i + 1;
        }

        var sums = new ulong[size];
        AddPostings(slots, sums, cancellationToken);
        var wrong = 0;
        for (var i = 0; i < size; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (SumOfText(sample[i]) == sums[i])
            {
                continue;
            }

            if (++wrong <= MostReported)
            {
                report($"pair {reader.Id(sample[i])} (doc id {sample[i]}): its texts do not give its postings");
            }
        }

        if (wrong > MostReported)
        {
            report($"{wrong - MostReported} more pairs whose texts do not give their postings");
        }

        return size;
    }

    private void AddPostings(int[] slots, ulong[] sums, CancellationToken cancellationToken)
    {
        var terms = new TermEnumerator(reader.Terms);
        using var postings = new PostingsReader();
        while (terms.MoveNext())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var term = HashOf(terms.Key);
            postings.Open(terms.Info, slots.Length);
            while (postings.MoveNext())
            {
                var slot = slots[postings.Document];
                if (slot == 0)
                {
                    continue;
                }

                foreach (var position in postings.ReadPositions())
                {
                    sums[slot - 1] += Mix(term, position);
                }
            }
        }
    }

    private ulong SumOfText(int document)
    {
        var pair = reader.Load(document).Pair;
        return SumOfSide(document, pair.English, Language.English)
            + SumOfSide(document, pair.Chinese, Language.Chinese);
    }

    private ulong SumOfSide(int document, string text, Language side)
    {
        _analyzer.Analyze(text, side, _tokens);
        if (reader.Length(document, side) != Math.Min(_tokens.PositionCount, ushort.MaxValue))
        {
            report($"pair {reader.Id(document)} (doc id {document}): its {side} length is wrong");
        }

        _occurrences.Clear();
        var sum = 0UL;
        foreach (ref readonly var token in _tokens.Tokens)
        {
            var space = (TermSpace)(((int)side * 4) + (int)token.Layer);
            var term = HashOf(TermKey.Write(space, _tokens.Term(in token), _key));
            var occurrence = Mix(term, (uint)token.Position);
            if (_occurrences.Add(occurrence))
            {
                sum += occurrence;
            }
        }

        return sum;
    }

    // FNV-1a, 64 bits (Fowler, Noll and Vo); what it lacks in mixing, Mix adds.
    private static ulong HashOf(ReadOnlySpan<byte> bytes)
    {
        var hash = 14695981039346656037UL;
        foreach (var value in bytes)
        {
            hash = (hash ^ value) * 1099511628211UL;
        }

        return hash;
    }

    // The finalizer of SplitMix64 (Steele, Lea and Flood, 2014).
    private static ulong Mix(ulong term, uint position)
    {
        var value = term + ((position + 1UL) * 0x9E3779B97F4A7C15UL);
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
        return value ^ (value >> 31);
    }
}

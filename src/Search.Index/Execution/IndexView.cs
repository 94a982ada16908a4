using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;
using Search.Index.Postings;
using Search.Index.Segments;
using Search.Index.Terms;
using Search.Query.Contract;

namespace Search.Index.Execution;

/// <summary>
/// The segments of one snapshot as one index: what is counted over all of them. Made once a snapshot; safe for use by
/// several threads at once.
/// </summary>
public sealed unsafe class IndexView
{
    private const int MostRemembered = 1 << 16;

    private readonly float[] _factors;
    private readonly int _longest;
    private readonly ConcurrentDictionary<(int Segment, nint Postings), int> _deletedWith = new();

    /// <summary>Counts what is not deleted.</summary>
    /// <param name="segments">The segments.</param>
    /// <param name="generation">The commit.</param>
    /// <param name="ranking">The parameters that rank.</param>
    public IndexView(ImmutableArray<SegmentSlice> segments, long generation, RankingParameters ranking)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        Segments = segments;
        Generation = generation;
        Ranking = ranking;
        foreach (var (reader, deletions) in segments)
        {
            Pairs += reader.DocumentCount;
            EnglishPositions += reader.EnglishPositions;
            ChinesePositions += reader.ChinesePositions;
            _longest = Math.Max(_longest, reader.LongestSide);
            if (deletions is null)
            {
                continue;
            }

            Pairs -= deletions.Count;
            for (var word = 0; word < deletions.Words.Length; word++)
            {
                for (var bits = deletions.Words[word]; bits != 0; bits &= bits - 1)
                {
                    var document = (word * 64) + BitOperations.TrailingZeroCount(bits);
                    EnglishPositions -= reader.EnglishLengths[document];
                    ChinesePositions -= reader.ChineseLengths[document];
                }
            }
        }

        // Both sides' length factors by length, pinned so that scorers read them by address.
        _factors = GC.AllocateArray<float>(2 * (_longest + 1), pinned: true);
        var english = Average(EnglishPositions);
        var chinese = Average(ChinesePositions);
        for (var length = 0; length <= _longest; length++)
        {
            _factors[length] = ranking.LengthFactor(length, english);
            _factors[_longest + 1 + length] = ranking.LengthFactor(length, chinese);
        }
    }

    /// <summary>The segments.</summary>
    public ImmutableArray<SegmentSlice> Segments { get; }

    /// <summary>The commit.</summary>
    public long Generation { get; }

    /// <summary>The parameters that rank.</summary>
    public RankingParameters Ranking { get; }

    /// <summary>Pairs that can be found.</summary>
    public long Pairs { get; }

    /// <summary>Positions of their English sides.</summary>
    public long EnglishPositions { get; }

    /// <summary>Positions of their Chinese sides.</summary>
    public long ChinesePositions { get; }

    internal int Longest => _longest;

    internal float* Factors(bool chinese) =>
        (float*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _factors[chinese ? _longest + 1 : 0]);

    /// <summary>The pairs of one segment that have a term and are not deleted.</summary>
    internal int CountLive(int segment, in TermInfo info)
    {
        var deletions = Segments[segment].Deletions;
        if (deletions is null || deletions.Count == 0 || info.DocumentFrequency == 0)
        {
            return info.DocumentFrequency;
        }

        var key = (segment, (nint)info.Postings);
        if (!_deletedWith.TryGetValue(key, out var deleted))
        {
            deleted = CountDeleted(segment, info);
            if (_deletedWith.Count < MostRemembered)
            {
                _ = _deletedWith.TryAdd(key, deleted);
            }
        }

        return info.DocumentFrequency - deleted;
    }

    private int CountDeleted(int segment, in TermInfo info)
    {
        var (reader, deletions) = Segments[segment];
        var list = new PostingsList(info, reader.DocumentCount);
        using var block = new PostingsBlock();
        var count = 0;
        for (var i = 0; i < Math.Max(1, list.BlockCount); i++)
        {
            block.Load(in list, i);
            for (var j = 0; j < block.Count; j++)
            {
                count += deletions!.Contains((int)block.Documents[j]) ? 1 : 0;
            }
        }

        return count;
    }

    private float Average(long positions) => Pairs == 0 ? 0 : (float)((double)positions / Pairs);
}

using Search.Index.Storage;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Index.Building;

/// <summary>
/// Collects pairs in memory and writes them as one segment. Pairs with the same two texts become one pair that knows
/// its other origins. Not safe for use by several threads at once: one builder a thread.
/// </summary>
public sealed class SegmentBuilder(AnalyzeText analyze) : IDisposable
{
    private readonly AnalyzeText _analyze = analyze;

    /// <summary>Pairs added since the last flush, duplicates not counted.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes that the pairs take in memory, with what <see cref="Flush"/> will need on top.</summary>
    public long MemoryUsed { get; private set; }

    /// <summary>Adds a pair; the caller makes sure that its id is new in this segment.</summary>
    public void Add(AlignedPair pair) => Add(new StoredPair(pair, []));

    /// <summary>Adds a pair with the origins of its duplicates.</summary>
    public void Add(StoredPair stored) => throw new NotSupportedException($"{stored}{_analyze}");

    /// <summary>Drops a pair that was added since the last flush, or this id's origin of a pair with duplicates.</summary>
    /// <returns>True when it was there.</returns>
    public bool Remove(PairId id) => throw new NotSupportedException($"{id}");

    /// <summary>Writes the segment and forgets the pairs; the memory is kept for the next.</summary>
    public void Flush(ISegmentOutput output) => throw new NotSupportedException($"{output}");

    /// <summary>Frees the memory.</summary>
    public void Dispose() { }
}

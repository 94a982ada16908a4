using System.Collections.Immutable;
using Search.Index.Segments;
using Search.Index.Storage;

namespace Search.Index.Merging;

/// <summary>Writes the pairs of several segments as one, without those that are deleted, in one pass over each.</summary>
public static class SegmentMerger
{
    /// <summary>Merges segments. Pairs with the same two texts become one; of pairs with the same id the one of the last segment stays.</summary>
    /// <returns>Pairs written.</returns>
    public static int Merge(
        ImmutableArray<SegmentSlice> inputs,
        ISegmentOutput output,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException($"{inputs}{output}{cancellationToken}");
}

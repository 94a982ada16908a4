using System.Collections.Immutable;
using Search.Index.Segments;
using Search.Query.Contract;

namespace Search.Index.Execution;

/// <summary>
/// The segments of one snapshot as one index: what is counted over all of them. Made once a snapshot; safe for use by
/// several threads at once.
/// </summary>
public sealed class IndexView(ImmutableArray<SegmentSlice> segments, long generation, RankingParameters ranking)
{
    /// <summary>The segments.</summary>
    public ImmutableArray<SegmentSlice> Segments { get; } = segments;

    /// <summary>The commit.</summary>
    public long Generation { get; } = generation;

    /// <summary>The parameters that rank.</summary>
    public RankingParameters Ranking { get; } = ranking;
}

using System.Collections.Immutable;

namespace Search.Index.Commits;

/// <summary>The state of an index at one moment: which segments it is made of and what is deleted in them.</summary>
/// <param name="Generation">1 for the first commit, growing by at least 1.</param>
/// <param name="AnalysisFingerprint">Names the analyser and dictionaries that made the terms.</param>
/// <param name="NextSegment">The lowest segment number that no commit has used.</param>
/// <param name="Segments">The segments.</param>
internal sealed record Commit(
    long Generation,
    string AnalysisFingerprint,
    long NextSegment,
    ImmutableArray<SegmentEntry> Segments
)
{
    /// <summary>Pairs that are not deleted.</summary>
    public long LivePairs => Segments.Sum(segment => (long)segment.Documents - segment.Deleted);

    /// <summary>Pairs that are deleted and not merged away yet.</summary>
    public long DeletedPairs => Segments.Sum(segment => (long)segment.Deleted);
}

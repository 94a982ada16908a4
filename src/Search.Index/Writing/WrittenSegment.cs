using Search.Index.Commits;
using Search.Index.Snapshots;

namespace Search.Index.Writing;

/// <summary>A segment that has been written and opened, as a commit will name it.</summary>
/// <param name="Segment">The mapped segment; the holder of this record holds it.</param>
/// <param name="Entry">Its entry, without deletions.</param>
internal sealed record WrittenSegment(SharedSegment Segment, SegmentEntry Entry);

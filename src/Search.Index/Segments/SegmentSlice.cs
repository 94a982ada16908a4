using Search.Index.Commits;

namespace Search.Index.Segments;

/// <summary>A segment and which of its pairs are deleted.</summary>
/// <param name="Reader">The segment.</param>
/// <param name="Deletions">Its deleted pairs, or null when there are none.</param>
public readonly record struct SegmentSlice(SegmentReader Reader, Deletions? Deletions);

using System.Collections.Immutable;

namespace Search.Index.Snapshots;

/// <summary>Finds the documents of a source.</summary>
internal static class SourceDocuments
{
    /// <summary>Their names, in order; last null when the source has pairs without a document.</summary>
    public static ImmutableArray<string?> List(Snapshot snapshot, string source)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        var hasNone = false;
        foreach (var segment in snapshot.Segments)
        {
            hasNone |= segment.Reader.ListDocuments(source, names);
        }

        return hasNone ? [.. names, null] : [.. names];
    }
}

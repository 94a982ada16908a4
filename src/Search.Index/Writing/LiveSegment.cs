using Search.Index.Commits;
using Search.Index.Segments;
using Search.Index.Snapshots;

namespace Search.Index.Writing;

/// <summary>A segment as a writer sees it: what is deleted in its last commit, and what has been deleted since.</summary>
internal sealed class LiveSegment(SharedSegment segment, SegmentEntry entry, Deletions? committed, bool isCommitted)
{
    private readonly HashSet<int> _deleted = [];

    /// <summary>The mapped segment, held by this object's owner.</summary>
    public SharedSegment Segment { get; } = segment;

    /// <summary>The segment's bytes.</summary>
    public SegmentReader Reader => Segment.Reader;

    /// <summary>The entry in the last commit; without deletions when no commit has the segment yet.</summary>
    public SegmentEntry Entry { get; private set; } = entry;

    /// <summary>What the last commit says is deleted; null for nothing.</summary>
    public Deletions? Committed { get; private set; } = committed;

    /// <summary>Whether a commit names the segment.</summary>
    public bool IsCommitted { get; private set; } = isCommitted;

    /// <summary>Whether pairs were deleted since the last commit.</summary>
    public bool IsChanged => _deleted.Count > 0;

    /// <summary>Pairs that are not deleted.</summary>
    public int LiveCount => Entry.Documents - (Committed?.Count ?? 0) - _deleted.Count;

    /// <summary>What is deleted, whether committed or not; null for nothing.</summary>
    public Deletions? Current =>
        _deleted.Count == 0 ? Committed : (Committed ?? Deletions.None(Entry.Documents)).With(_deleted);

    /// <summary>Whether a document is deleted, whether committed or not.</summary>
    public bool IsDeleted(int document) => Committed?.Contains(document) == true || _deleted.Contains(document);

    /// <summary>Deletes a document until the next commit makes it durable.</summary>
    public void Delete(int document) => _deleted.Add(document);

    /// <summary>The entry that the next commit needs; writes the deletions that it names.</summary>
    public SegmentEntry Prepare(CommitStore store, long generation)
    {
        if (!IsChanged)
        {
            return Entry;
        }

        var deletions = Current!;
        return Entry with
        {
            Deleted = deletions.Count,
            DeletionsGeneration = generation,
            DeletionsChecksum = store.WriteDeletions(Entry.Number, generation, deletions),
        };
    }

    /// <summary>The commit has happened, with everything that was deleted.</summary>
    public void Accept(SegmentEntry entry)
    {
        Committed = Current;
        Entry = entry;
        IsCommitted = true;
        _deleted.Clear();
    }

    /// <summary>The entry for the commit of a merge, which leaves out what is deleted but not committed.</summary>
    public SegmentEntry PrepareMerged(CommitStore store, long generation) =>
        Committed is not { Count: > 0 } deletions
            ? Entry
            : Entry with
            {
                Deleted = deletions.Count,
                DeletionsGeneration = generation,
                DeletionsChecksum = store.WriteDeletions(Entry.Number, generation, deletions),
            };

    /// <summary>The commit of a merge has happened.</summary>
    public void AcceptMerged(SegmentEntry entry)
    {
        Entry = entry;
        IsCommitted = true;
    }
}

using System.Collections.Immutable;
using System.Diagnostics;
using Search.Index.Commits;
using Search.Index.Execution;
using Search.Index.Segments;
using Search.Query.Contract;

namespace Search.Index.Snapshots;

/// <summary>
/// A commit opened for reading. Its files stay mapped until the index has moved on to another commit and the last lease
/// has ended.
/// </summary>
internal sealed class Snapshot
{
    private int _leases = 1;
    private volatile IndexStatistics? _statistics;

    public Snapshot(
        Commit commit,
        ImmutableArray<SharedSegment> segments,
        ImmutableArray<Deletions?> deletions,
        RankingParameters ranking
    )
    {
        Debug.Assert(segments.Length == deletions.Length, "Deletions stand beside their segments.");
        Commit = commit;
        Segments = segments;
        Deletions = deletions;
        var slices = segments.Select((segment, i) => new SegmentSlice(segment.Reader, deletions[i]));
        View = new IndexView([.. slices], commit.Generation, ranking);
    }

    /// <summary>The commit.</summary>
    public Commit Commit { get; }

    /// <summary>The mapped segments, in the order of the commit.</summary>
    public ImmutableArray<SharedSegment> Segments { get; }

    /// <summary>The deletions of each segment, or null.</summary>
    public ImmutableArray<Deletions?> Deletions { get; }

    /// <summary>The segments as one index.</summary>
    public IndexView View { get; }

    /// <summary>Takes a lease unless the last one has ended.</summary>
    public bool TryAcquire()
    {
        var leases = Volatile.Read(ref _leases);
        while (leases > 0)
        {
            var seen = Interlocked.CompareExchange(ref _leases, leases + 1, leases);
            if (seen == leases)
            {
                return true;
            }

            leases = seen;
        }

        return false;
    }

    /// <summary>What the snapshot holds, counted once.</summary>
    public IndexStatistics Describe(SegmentSearcher searcher, CancellationToken cancellationToken) =>
        _statistics ??= SnapshotStatistics.Count(this, searcher, cancellationToken);

    /// <summary>Ends a lease.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _leases) != 0)
        {
            return;
        }

        foreach (var segment in Segments)
        {
            segment.Release();
        }
    }
}

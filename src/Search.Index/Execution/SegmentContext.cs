using Search.Index.Commits;
using Search.Index.Segments;
using Search.Query.Contract;

namespace Search.Index.Execution;

/// <summary>What the scorers of one segment share during one search.</summary>
internal sealed class SegmentContext
{
    private long _limit;
    private CancellationToken _cancellation;

    /// <summary>The segment.</summary>
    public SegmentReader Reader { get; private set; } = null!;

    /// <summary>Its deletions, or null.</summary>
    public Deletions? Deletions { get; private set; }

    /// <summary>The score that a pair must reach to matter; grows as better pairs are found.</summary>
    public float Needed { get; set; }

    /// <summary>Whether bounds of the current window are known, so that scorers may use them.</summary>
    public bool Pruning { get; set; }

    /// <summary>Whether it matters how many pairs match.</summary>
    public bool Counts { get; private set; }

    /// <summary>Postings visited.</summary>
    public long Work { get; private set; }

    /// <summary>Whether the work bound was hit.</summary>
    public bool Stopped { get; private set; }

    /// <summary>Starts a search.</summary>
    public void Start(SearchRequest options, CancellationToken cancellation)
    {
        _limit = options.WorkLimit <= 0 ? long.MaxValue : options.WorkLimit;
        _cancellation = cancellation;
        Counts = options.Total != TotalMode.None;
        Work = 0;
        Stopped = false;
        Needed = 0;
        Pruning = false;
    }

    /// <summary>Moves to a segment.</summary>
    public void Enter(SegmentSlice slice)
    {
        Reader = slice.Reader;
        Deletions = slice.Deletions is { Count: > 0 } ? slice.Deletions : null;
        Pruning = false;
    }

    /// <summary>Counts postings; checks the bound and the cancellation.</summary>
    public void Visit(int postings)
    {
        Work += postings;
        if (Work > _limit)
        {
            Stopped = true;
        }

        _cancellation.ThrowIfCancellationRequested();
    }
}

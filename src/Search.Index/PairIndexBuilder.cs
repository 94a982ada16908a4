using System.Collections.Immutable;
using Search.Index.Commits;
using Search.Index.Merging;
using Search.Index.Segments;
using Search.Index.Snapshots;
using Search.Index.Storage;
using Search.Index.Stored;
using Search.Index.Writing;
using Search.Text.Pairs;

namespace Search.Index;

/// <summary>
/// Builds a whole index, beside the one that the folder may hold: readers see the old one until <see cref="Commit"/>
/// puts the new one in its place, and go on seeing it when the build is given up or dies. Not safe for use by several
/// threads at once, though it uses several itself.
/// </summary>
public sealed class PairIndexBuilder : IDisposable
{
    // More inputs than this are merged in two steps: each keeps cursors and pages of its own.
    private const int MostInputs = 64;

    // Pairs kept back until the symbols of the texts are chosen by them, so that all segments share these; and UTF-16
    // units that they may have.
    private const int FirstPairs = 1 << 14;
    private const long FirstUnits = 1 << 22;

    private readonly WriterSession _session;
    private readonly PairIndexWriterOptions _options;
    private List<AlignedPair> _first = [];
    private long _firstUnits;
    private BuildPipeline? _pipeline;
    private List<WrittenSegment> _segments = [];
    private bool _isCommitted;
    private bool _isDisposed;

    private PairIndexBuilder(WriterSession session, PairIndexWriterOptions options)
    {
        _session = session;
        _options = options;
    }

    /// <summary>Pairs added so far, repeated ones counted again.</summary>
    public long Added { get; private set; }

    /// <summary>Starts a build.</summary>
    /// <param name="folder">The folder of the index; created when there is none.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="IndexLockedException">Another writer is at work on the folder.</exception>
    public static PairIndexBuilder Create(string folder, PairIndexWriterOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new PairIndexWriterOptions();
        options.Validate();
        return new PairIndexBuilder(WriterSession.Open(options.Files, folder), options);
    }

    /// <summary>Adds a pair. Of several with the same id the last one stays; those with the same two texts become one.</summary>
    /// <exception cref="IOException">A segment could not be written; the build is lost.</exception>
    public void Add(AlignedPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_isCommitted)
        {
            throw new InvalidOperationException("The build is committed; start another one.");
        }

        Added++;
        if (_pipeline is not null)
        {
            _pipeline.Add(pair);
            return;
        }

        _first.Add(pair);
        _firstUnits += pair.English.Length + pair.Chinese.Length;
        if (_first.Count >= FirstPairs || _firstUnits >= Math.Min(FirstUnits, _options.MemoryBudget / 8))
        {
            _ = Start();
        }
    }

    /// <summary>Merges everything into one segment and puts it in the place of what the index held.</summary>
    /// <returns>The new generation.</returns>
    /// <exception cref="IOException">The index could not be written; the old one is still there.</exception>
    /// <exception cref="OperationCanceledException">The build was cancelled; the old index is still there.</exception>
    public long Commit(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_isCommitted)
        {
            throw new InvalidOperationException("The build is committed already.");
        }

        var pipeline = _pipeline ?? Start();
        pipeline.Finish();
        TakeSegments(pipeline);
        pipeline.Dispose();
        MergeAll(cancellationToken);

        var commit = new Commit(
            _session.NextGeneration(),
            AnalysisIdentity.Current,
            _session.NextSegment,
            [.. _segments.Select(segment => segment.Entry)]
        );
        cancellationToken.ThrowIfCancellationRequested();

        // From here on the segment belongs to the commit, even when publishing reports a failure: it may have happened.
        _isCommitted = true;
        _session.Store.Publish(commit);
        _session.Store.DeleteUnused(commit, ImmutableHashSet<string>.Empty);
        _options.Committed?.Invoke(commit.Generation);
        return commit.Generation;
    }

    /// <summary>Ends the build; without a commit before, nothing of it stays.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (_pipeline is not null)
        {
            _pipeline.Dispose();
            TakeSegments(_pipeline);
        }

        foreach (var segment in _segments)
        {
            if (_isCommitted)
            {
                segment.Segment.Release();
            }
            else
            {
                SegmentFiles.Drop(_session, segment);
            }
        }

        _session.Dispose();
    }

    private BuildPipeline Start()
    {
        var sample = new TextSample(_firstUnits * 2);
        for (var i = 0; i < _first.Count; i++)
        {
            if (sample.Wants(i))
            {
                sample.Add(_first[i].English, _first[i].Chinese);
            }
        }

        _pipeline = new BuildPipeline(_session, _options.MemoryBudget, sample.Train(), _options.Threads);
        _first.ForEach(_pipeline.Add);
        _first = [];
        return _pipeline;
    }

    private void TakeSegments(BuildPipeline pipeline)
    {
        _segments.AddRange(pipeline.Segments);
        pipeline.Segments.Clear();
    }

    private void MergeAll(CancellationToken cancellationToken)
    {
        // The only segment was written to last.
        if (_segments.Count < 2)
        {
            return;
        }

        _options.Merging?.Invoke(_segments.Sum(segment => (long)segment.Entry.Documents));
        while (_segments.Count > MostInputs)
        {
            Merge(MostInputs, false, cancellationToken);
        }

        Merge(_segments.Count, true, cancellationToken);
    }

    // The result takes the place of its inputs, so that of pairs with one id the last stays the last.
    private void Merge(int count, bool durable, CancellationToken cancellationToken)
    {
        var inputs = _segments[..count];
        var slices = inputs.Select(input => new SegmentSlice(input.Segment.Reader, null)).ToImmutableArray();
        var merged = SegmentFiles.Write(
            _session,
            durable,
            output => SegmentMerger.Merge(slices, output, cancellationToken)
        );
        _segments = [merged, .. _segments[count..]];
        inputs.ForEach(input => SegmentFiles.Drop(_session, input));
    }
}

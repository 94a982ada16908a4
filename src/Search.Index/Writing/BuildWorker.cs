using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Search.Index.Building;
using Search.Index.Stored;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.Writing;

/// <summary>
/// Analyses and collects the pairs of one share of a full build, and writes a segment whenever its share of the memory
/// is used up. With a thread of its own it takes batches from a queue; without, it works on the caller's.
/// </summary>
internal sealed class BuildWorker : IDisposable
{
    private const int BatchSize = 128;
    private const int QueuedBatches = 16;

    private readonly WriterSession _session;
    private readonly long _memoryBudget;
    private readonly SegmentBuilder _builder;
    private readonly BlockingCollection<List<AlignedPair>>? _queue;
    private readonly Thread? _thread;
    private List<AlignedPair> _batch = new(BatchSize);
    private volatile ExceptionDispatchInfo? _failure;
    private volatile bool _givenUp;

    /// <summary>Creates a worker.</summary>
    /// <param name="session">Where segments are written.</param>
    /// <param name="memoryBudget">Bytes.</param>
    /// <param name="symbols">The symbols of the texts of all segments.</param>
    /// <param name="ownThread">Whether it works on a thread of its own.</param>
    public BuildWorker(WriterSession session, long memoryBudget, SymbolTable symbols, bool ownThread)
    {
        _builder = new SegmentBuilder(new TextAnalyzer().Analyze, symbols);
        _session = session;
        _memoryBudget = memoryBudget;
        if (ownThread)
        {
            _queue = new BlockingCollection<List<AlignedPair>>(QueuedBatches);
            _thread = new Thread(Work) { IsBackground = true, Name = "index build" };
            _thread.Start();
        }
    }

    /// <summary>The segments written so far, oldest first; to be read after <see cref="Finish"/>.</summary>
    public List<WrittenSegment> Segments { get; } = [];

    /// <summary>Adds a pair.</summary>
    public void Add(AlignedPair pair)
    {
        if (_queue is null)
        {
            AddNow(pair);
            return;
        }

        _batch.Add(pair);
        if (_batch.Count == BatchSize)
        {
            _failure?.Throw();
            _queue.Add(_batch);
            _batch = new List<AlignedPair>(BatchSize);
        }
    }

    /// <summary>Takes no more pairs and writes what is in memory. With a thread of its own it does not wait for it.</summary>
    public void StartFinish()
    {
        if (_queue is not null)
        {
            _queue.Add(_batch);
            _queue.CompleteAdding();
            return;
        }

        // What is the only segment will be committed as it is; others only feed the merge.
        Flush(Segments.Count == 0);
    }

    /// <summary>Waits until everything is written.</summary>
    public void Finish()
    {
        _thread?.Join();
        _failure?.Throw();
    }

    /// <summary>Ends the thread and frees the memory; the segments stay.</summary>
    public void Dispose()
    {
        if (_givenUp)
        {
            return;
        }

        _givenUp = true;
        if (_queue is not null)
        {
            _queue.CompleteAdding();
            _thread?.Join();
            _queue.Dispose();
        }

        _builder.Dispose();
    }

    private void AddNow(AlignedPair pair)
    {
        // The builder wants ids to be new; the last of several pairs with one id stays.
        _ = _builder.Remove(pair.Id);
        _builder.Add(pair);
        if (_builder.MemoryUsed >= _memoryBudget)
        {
            Flush(false);
        }
    }

    private void Flush(bool durable)
    {
        if (_builder.Count > 0)
        {
            Segments.Add(SegmentFiles.Write(_session, durable, _builder.Flush));
        }
    }

    private void Work()
    {
        // The queue is emptied even after a failure, or the thread that adds would wait for ever.
        foreach (var batch in _queue!.GetConsumingEnumerable())
        {
            Guard(() => batch.ForEach(AddNow));
        }

        Guard(() => Flush(false));
    }

    private void Guard(Action work)
    {
        if (_failure is not null || _givenUp)
        {
            return;
        }

        try
        {
            work();
        }
#pragma warning disable CA1031 // Thrown again on the thread that adds.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }
    }
}

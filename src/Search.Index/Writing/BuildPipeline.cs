using Search.Index.Building;
using Search.Index.Stored;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.Writing;

/// <summary>
/// Takes the pairs of a full build into one builder, and writes a segment whenever the memory is used up. Helpers prepare
/// batches of pairs side by side; the thread that adds appends them in their order, so that the builder's memory stays in
/// one processor's cache and the segments are the same for any number of threads, and helps when there is nothing to append.
/// </summary>
internal sealed class BuildPipeline : IDisposable
{
    // Batches that wait to be appended, for each helper: more would only leave the caches.
    private const int MostBatches = 4;

    private readonly WriterSession _session;
    private readonly long _memoryBudget;
    private readonly int _threads;
    private readonly SegmentBuilder _builder;
    private readonly PairPreparation _preparation;
    private readonly Thread[] _helpers;
    private readonly Queue<PairBatch> _line = [];
    private readonly Stack<PairBatch> _free = [];
    private PairBatch _batch = new();

    // What helpers see, under the lock.
    private readonly object _gate = new();
    private readonly Queue<PairBatch> _untaken = [];
    private bool _isEnded;

    /// <summary>Creates a pipeline.</summary>
    /// <param name="session">Where segments are written.</param>
    /// <param name="memoryBudget">Bytes.</param>
    /// <param name="symbols">The symbols of the texts of all segments.</param>
    /// <param name="threads">Threads, of which one is the caller's.</param>
    public BuildPipeline(WriterSession session, long memoryBudget, SymbolTable symbols, int threads)
    {
        _session = session;
        _memoryBudget = memoryBudget;
        _threads = threads;
        _builder = new SegmentBuilder(new TextAnalyzer().Analyze, symbols);
        _preparation = new PairPreparation(new TextAnalyzer().Analyze, symbols);
        _helpers = new Thread[threads - 1];
        for (var i = 0; i < _helpers.Length; i++)
        {
            _helpers[i] = new Thread(() => Help(new PairPreparation(new TextAnalyzer().Analyze, symbols)))
            {
                IsBackground = true,
                Name = "index build",
            };
            _helpers[i].Start();
        }
    }

    /// <summary>The segments written so far, oldest first.</summary>
    public List<WrittenSegment> Segments { get; } = [];

    /// <summary>Adds a pair.</summary>
    public void Add(AlignedPair pair)
    {
        if (_helpers.Length == 0)
        {
            // The builder wants ids to be new; the last of several pairs with one id stays.
            _ = _builder.Remove(pair.Id);
            _builder.Add(pair);
            FlushWhenFull();
            return;
        }

        _batch.Add(pair);
        if (_batch.IsFull)
        {
            Send();
            while (_line.Count > MostBatches * _helpers.Length || (_line.Count > 0 && _line.Peek().IsReady))
            {
                AppendFirst();
            }
        }
    }

    /// <summary>Takes no more pairs and writes what is in memory.</summary>
    public void Finish()
    {
        if (_helpers.Length > 0)
        {
            Send();
            while (_line.Count > 0)
            {
                AppendFirst();
            }
        }

        // What is the only segment will be committed as it is; others only feed the merge.
        Flush(Segments.Count == 0);
    }

    /// <summary>Ends the helpers and frees the memory; the segments stay.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isEnded = true;
            Monitor.PulseAll(_gate);
        }

        Array.ForEach(_helpers, helper => helper.Join());
        _builder.Dispose();
    }

    private void Send()
    {
        _line.Enqueue(_batch);
        lock (_gate)
        {
            _untaken.Enqueue(_batch);
            Monitor.PulseAll(_gate);
        }

        _batch = _free.TryPop(out var free) ? free : new PairBatch();
    }

    private void AppendFirst()
    {
        var first = _line.Peek();
        while (!first.IsReady)
        {
            if (Take(() => first.IsReady) is { } batch)
            {
                batch.Prepare(_preparation);
            }
        }

        foreach (var pair in first.Prepared)
        {
            _ = _builder.Remove(pair.Stored.Pair.Id);
            _builder.Add(pair);
            FlushWhenFull();
        }

        first.Clear();
        _free.Push(_line.Dequeue());
    }

    private void FlushWhenFull()
    {
        if (_builder.MemoryUsed >= _memoryBudget)
        {
            Flush(false);
        }
    }

    private void Flush(bool durable)
    {
        if (_builder.Count > 0)
        {
            Segments.Add(SegmentFiles.Write(_session, durable, output => _builder.Flush(output, _threads)));

            // What the flush took would stay until the collector happens to look for it, on top of what the next one takes.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    private void Help(PairPreparation preparation)
    {
        while (Take(() => _isEnded) is { } batch)
        {
            batch.Prepare(preparation);
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>The next batch that nobody prepares; waits for one, or until nothing is wanted any more: null.</summary>
    private PairBatch? Take(Func<bool> isOver)
    {
        lock (_gate)
        {
            while (!isOver())
            {
                if (_untaken.TryDequeue(out var batch))
                {
                    return batch;
                }

                _ = Monitor.Wait(_gate);
            }

            return null;
        }
    }
}

using Search.Index.Commits;
using Search.Index.Snapshots;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Index.Writing;

/// <summary>
/// What a writer works on: the segments of the last commit, those written since, and the pairs in memory. In it each id
/// and each pair of texts is alive once at most. Guarded by the writer's gate.
/// </summary>
internal sealed class WriterState : IDisposable
{
    private readonly WriterSession _session;
    private readonly PairIndexWriterOptions _options;
    private readonly PendingPairs _pending = new();
    private readonly HashSet<string> _mergeOutputs = new(StringComparer.Ordinal);
    private List<LiveSegment> _segments;
    private Commit? _commit;
    private Exception? _failure;

    private WriterState(WriterSession session, PairIndexWriterOptions options)
    {
        _session = session;
        _options = options;
        _segments = [];
        var generations = session.Store.Generations();
        if (generations.Count == 0)
        {
            session.Store.DeleteUnused(null, _mergeOutputs);
            return;
        }

        var loader = new SnapshotLoader(session.Store, AnalysisIdentity.Current, RankingParameters.Default, 0);
        var snapshot = loader.Load(null);
        _commit = snapshot.Commit;
        for (var i = 0; i < snapshot.Segments.Length; i++)
        {
            var entry = _commit.Segments[i];
            _segments.Add(new LiveSegment(snapshot.Segments[i].Hold(), entry, snapshot.Deletions[i], true));
        }

        snapshot.Release();

        // A newer commit that is damaged stays until there is a whole one above it.
        if (generations[0] == _commit.Generation)
        {
            session.Store.DeleteUnused(_commit, _mergeOutputs);
        }
    }

    /// <summary>The last commit; 0 when there is none.</summary>
    public long Generation => _commit?.Generation ?? 0;

    /// <summary>The segments, committed or not.</summary>
    public IReadOnlyList<LiveSegment> Segments => _segments;

    /// <summary>The files.</summary>
    public WriterSession Session => _session;

    /// <summary>Takes the lock and opens the last commit.</summary>
    public static WriterState Open(string folder, PairIndexWriterOptions options)
    {
        var session = WriterSession.Open(options.Files, folder);
        try
        {
            return new WriterState(session, options);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Throws when an earlier failure has left it open what is on the disk.</summary>
    public void ThrowIfLost()
    {
        if (_failure is { } failure)
        {
            throw new IOException(
                $"An earlier call failed ({failure.Message}), so this writer can go on no more. Dispose it and open "
                    + "another one; the last commit is whole.",
                failure
            );
        }
    }

    /// <summary>Adds a pair in the place of one with its id, and with those of the same texts as its duplicates.</summary>
    public void Add(AlignedPair pair)
    {
        _ = Delete(pair.Id);
        foreach (var segment in _segments)
        {
            var same = segment.Reader.FindTexts(pair.English, pair.Chinese);
            if (same >= 0 && !segment.IsDeleted(same))
            {
                MoveToMemory(segment, same);
            }
        }

        _pending.Add(new StoredPair(pair, []));
        if (_pending.MemoryUsed >= _options.MemoryBudget)
        {
            Guarded(Flush);
        }
    }

    /// <summary>Deletes a pair, or one place of a pair that stands for several.</summary>
    public bool Delete(PairId id)
    {
        if (_pending.Remove(id))
        {
            return true;
        }

        foreach (var segment in _segments)
        {
            var document = segment.Reader.FindPair(id);
            if (document < 0 || segment.IsDeleted(document))
            {
                continue;
            }

            if (segment.Reader.Load(document).Duplicates.IsEmpty)
            {
                segment.Delete(document);
                return true;
            }

            MoveToMemory(segment, document);
            return _pending.Remove(id);
        }

        return false;
    }

    /// <summary>Deletes the pairs of a document.</summary>
    public long DeleteDocument(string source, string? document)
    {
        var count = 0L;
        foreach (var segment in _segments)
        {
            foreach (var number in segment.Reader.FindDocument(source, document))
            {
                if (segment.IsDeleted(number))
                {
                    continue;
                }

                if (segment.Reader.Load(number).Duplicates.IsEmpty)
                {
                    segment.Delete(number);
                    count++;
                }
                else
                {
                    MoveToMemory(segment, number);
                }
            }
        }

        return count + _pending.RemoveDocument(source, document);
    }

    /// <summary>Makes everything durable and visible.</summary>
    /// <returns>The new generation, or the old one when nothing has changed.</returns>
    public long Commit()
    {
        var old = Generation;
        Guarded(() =>
        {
            Flush();
            if (_commit is null || _segments.Exists(segment => segment.IsChanged || !segment.IsCommitted))
            {
                Publish();
            }
        });
        Tell(old);
        return Generation;
    }

    /// <summary>Protects a file that a merge is writing from being taken for a left-over.</summary>
    public void AddMergeOutput(string name) => _mergeOutputs.Add(name);

    /// <summary>The merge is over, one way or the other.</summary>
    public void RemoveMergeOutput(string name) => _mergeOutputs.Remove(name);

    /// <summary>Publishes a commit of the committed state with some segments replaced by their merger.</summary>
    /// <param name="inputs">The segments that were merged; those that have become empty meanwhile are gone already.</param>
    /// <param name="merged">What takes their place, held by the caller for this object.</param>
    public void Replace(IReadOnlyCollection<LiveSegment> inputs, LiveSegment merged)
    {
        var old = Generation;
        Guarded(() =>
        {
            var replaced = _segments.Where(inputs.Contains).ToList();
            var at = replaced.Count == 0 ? 0 : _segments.IndexOf(replaced[0]);
            _ = _segments.RemoveAll(inputs.Contains);
            _segments.Insert(at, merged);
            PublishMerged(merged);
            replaced.ForEach(input => input.Segment.Release());
        });
        Tell(old);
    }

    public void Dispose()
    {
        if (_failure is null)
        {
            _mergeOutputs.Clear();
            _session.Store.DeleteUnused(_commit, _mergeOutputs);
        }

        _segments.ForEach(segment => segment.Segment.Release());
        _pending.Dispose();
        _session.Dispose();
    }

    // A pair with duplicates is not changed where it is: it goes back into memory, where its places can be told apart.
    private void MoveToMemory(LiveSegment segment, int document)
    {
        var stored = segment.Reader.Load(document);
        segment.Delete(document);
        _pending.Add(stored);
    }

    private void Flush()
    {
        if (_pending.IsEmpty)
        {
            return;
        }

        var written = _pending.Flush(_session);
        _segments.Add(new LiveSegment(written.Segment, written.Entry, null, false));
    }

    private void Publish()
    {
        var generation = _session.NextGeneration();
        var empty = _segments.FindAll(segment => segment.LiveCount == 0);
        var kept = _segments.FindAll(segment => segment.LiveCount > 0);
        var entries = kept.ConvertAll(segment => segment.Prepare(_session.Store, generation));
        var commit = NewCommit(generation, entries);
        _session.Store.Publish(commit);
        for (var i = 0; i < kept.Count; i++)
        {
            kept[i].Accept(entries[i]);
        }

        // A merge that is reading one of them must see that all of it is deleted.
        empty.ForEach(segment => segment.Accept(segment.Entry));
        _segments = kept;
        empty.ForEach(segment => segment.Segment.Release());
        Finish(commit);
    }

    // What is not committed yet stays so: the merge must not make half of a caller's changes visible.
    private void PublishMerged(LiveSegment merged)
    {
        var generation = _session.NextGeneration();
        var kept = _segments.FindAll(segment => segment.IsCommitted || segment == merged);
        var entries = kept.ConvertAll(segment =>
            segment == merged ? segment.PrepareMerged(_session.Store, generation) : segment.Entry
        );
        var commit = NewCommit(generation, entries);
        _session.Store.Publish(commit);
        merged.AcceptMerged(entries[kept.IndexOf(merged)]);
        Finish(commit);
    }

    private Commit NewCommit(long generation, List<SegmentEntry> entries) =>
        new(generation, AnalysisIdentity.Current, _session.NextSegment, [.. entries]);

    private void Finish(Commit commit)
    {
        _commit = commit;
        var inUse = new HashSet<string>(_mergeOutputs, StringComparer.Ordinal);
        foreach (var segment in _segments)
        {
            _ = inUse.Add(FileNames.Segment(segment.Entry.Number));
        }

        _session.Store.DeleteUnused(commit, inUse);
    }

    private void Tell(long old)
    {
        if (Generation != old)
        {
            _options.Committed?.Invoke(Generation);
        }
    }

    // A failure in the middle leaves files and memory in a state that only a new writer can tell.
    private void Guarded(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e)
        {
            _failure = e;
            throw;
        }
    }
}

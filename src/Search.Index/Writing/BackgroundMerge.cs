using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.ExceptionServices;
using Search.Index.Commits;
using Search.Index.Merging;
using Search.Index.Segments;
using Search.Index.Snapshots;

namespace Search.Index.Writing;

/// <summary>
/// Merges segments of a writer on another thread. It reads what is committed, lets the writer go on meanwhile, and takes
/// the writer's gate only to choose and to publish; what was deleted meanwhile is deleted in the result.
/// </summary>
internal sealed class BackgroundMerge(WriterState state, SemaphoreSlim gate) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task _task = Task.CompletedTask;
    private volatile ExceptionDispatchInfo? _failure;

    /// <summary>Starts merging when there is something to merge; the caller holds the gate.</summary>
    public void Start()
    {
        if (_task.IsCompleted && Choose().Length > 0)
        {
            _task = Task.Run(RunAsync);
        }
    }

    /// <summary>Waits until nothing is being merged.</summary>
    public Task WhenIdleAsync() => _task;

    /// <summary>Throws what ended the last merge, once.</summary>
    public void ThrowIfFailed()
    {
        if (_failure is { } failure)
        {
            _failure = null;
            failure.Throw();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _task.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (await MergeOnceAsync().ConfigureAwait(false)) { }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The writer is being disposed.
        }
#pragma warning disable CA1031 // Thrown again by the writer's next call.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _failure = ExceptionDispatchInfo.Capture(e);
        }
    }

    private async Task<bool> MergeOnceAsync()
    {
        Job job;
        await gate.WaitAsync(_stop.Token).ConfigureAwait(false);
        try
        {
            var inputs = Choose();
            if (inputs.IsEmpty)
            {
                return false;
            }

            job = new Job(
                inputs,
                [.. inputs.Select(input => input.Committed)],
                [.. inputs.Select(input => input.Segment.Hold())],
                state.Session.NewSegment()
            );
            state.AddMergeOutput(FileNames.Segment(job.Output));
        }
        finally
        {
            _ = gate.Release();
        }

        try
        {
            return await MergeAsync(job).ConfigureAwait(false);
        }
        finally
        {
            foreach (var segment in job.Held)
            {
                segment.Release();
            }
        }
    }

    private async Task<bool> MergeAsync(Job job)
    {
        WrittenSegment? merged = null;
        var published = false;
        try
        {
            merged = SegmentFiles.Write(state.Session, job.Output, true, output => Write(job, output));
            await gate.WaitAsync(_stop.Token).ConfigureAwait(false);
            try
            {
                if (Translate(job, merged) is { } segment)
                {
                    published = true;
                    state.Replace(job.Inputs, segment);
                }

                state.RemoveMergeOutput(FileNames.Segment(job.Output));
                return published;
            }
            finally
            {
                _ = gate.Release();
            }
        }
        finally
        {
            // When publishing has failed the commit may name the file all the same: it stays.
            if (!published && merged is not null)
            {
                SegmentFiles.Drop(state.Session, merged);
            }
        }
    }

    private void Write(Job job, Storage.ISegmentOutput output)
    {
        // Damage must not be copied into a file with a right checksum.
        foreach (var input in job.Inputs)
        {
            SegmentChecksum.Check(input.Segment.File, input.Entry, _stop.Token);
        }

        var slices = job.Inputs.Select((input, i) => new SegmentSlice(input.Reader, job.Deletions[i]));
        _ = SegmentMerger.Merge([.. slices], output, _stop.Token);
    }

    private ImmutableArray<LiveSegment> Choose()
    {
        var committed = state.Segments.Where(segment => segment.IsCommitted).ToImmutableArray();
        var candidates = committed.Select(segment => new MergeCandidate(
            segment.Entry.Documents,
            segment.Entry.Deleted
        ));
        return [.. MergePolicy.Choose([.. candidates]).Select(index => committed[index])];
    }

    // Finds what has been deleted since the merge began in its result; null when a pair there stands for several, so
    // that the result cannot be used.
    private static LiveSegment? Translate(Job job, WrittenSegment merged)
    {
        var committed = new List<int>();
        var uncommitted = new List<int>();
        for (var i = 0; i < job.Inputs.Length; i++)
        {
            var input = job.Inputs[i];
            if (
                !Translate(input, job.Deletions[i], input.Committed, merged, committed)
                || !Translate(input, input.Committed, input.Current, merged, uncommitted)
            )
            {
                return null;
            }
        }

        var documents = merged.Entry.Documents;
        var deletions = committed.Count == 0 ? null : Deletions.None(documents).With(committed);
        var segment = new LiveSegment(merged.Segment, merged.Entry, deletions, false);
        uncommitted.ForEach(segment.Delete);
        return segment;
    }

    private static bool Translate(
        LiveSegment input,
        Deletions? before,
        Deletions? after,
        WrittenSegment merged,
        List<int> documents
    )
    {
        if (after is null || ReferenceEquals(before, after))
        {
            return true;
        }

        for (var word = 0; word < after.Words.Length; word++)
        {
            var added = after.Words[word] & ~(before is null ? 0 : before.Words[word]);
            for (; added != 0; added &= added - 1)
            {
                var id = input.Reader.Id((word << 6) + BitOperations.TrailingZeroCount(added));
                var document = merged.Segment.Reader.FindPair(id);
                if (document < 0 || merged.Segment.Reader.Id(document) != id)
                {
                    return false;
                }

                documents.Add(document);
            }
        }

        return true;
    }

    /// <summary>One merge under way.</summary>
    /// <param name="Inputs">What is merged.</param>
    /// <param name="Deletions">What was deleted in each when the merge began, as committed.</param>
    /// <param name="Held">The files of the inputs, which stay mapped until the merge is over.</param>
    /// <param name="Output">The number of the segment that is written.</param>
    private sealed record Job(
        ImmutableArray<LiveSegment> Inputs,
        ImmutableArray<Deletions?> Deletions,
        ImmutableArray<SharedSegment> Held,
        long Output
    );
}

using Search.Index.Storage;
using Search.Index.Writing;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Index;

/// <summary>
/// Changes the index of a folder pair by pair. Readers see nothing before a commit, and then all of it. Small segments
/// are merged on another thread after commits. After an <see cref="IOException"/> the writer is lost: dispose it and
/// open another one; the last commit is whole.
/// </summary>
public sealed class PairIndexWriter : IPairIndexWriter
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly WriterState _state;
    private readonly BackgroundMerge? _merge;
    private bool _isDisposed;

    private PairIndexWriter(WriterState state, PairIndexWriterOptions options)
    {
        _state = state;
        _merge = options.MergeInBackground ? new BackgroundMerge(state, _gate) : null;
    }

    /// <summary>The last commit; 0 when there is none yet.</summary>
    public long Generation => _state.Generation;

    /// <summary>Opens an index for changes; an empty one is made when the folder holds none.</summary>
    /// <param name="folder">The folder of the index.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="IndexLockedException">Another writer is at work on the folder.</exception>
    /// <exception cref="IndexCorruptException">The files do not hold what was written.</exception>
    /// <exception cref="IndexVersionException">Another version of the program or of the analysis wrote the index.</exception>
    public static PairIndexWriter Open(string folder, PairIndexWriterOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new PairIndexWriterOptions();
        options.Validate();
        return new PairIndexWriter(WriterState.Open(folder, options), options);
    }

    /// <inheritdoc/>
    public async ValueTask AddAsync(AlignedPair pair, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pair);
        using var entered = await EnterAsync(cancellationToken).ConfigureAwait(false);
        _state.Add(pair);
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(PairId id, CancellationToken cancellationToken = default)
    {
        using var entered = await EnterAsync(cancellationToken).ConfigureAwait(false);
        return _state.Delete(id);
    }

    /// <inheritdoc/>
    public async ValueTask<long> DeleteDocumentAsync(
        string source,
        string? document,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        using var entered = await EnterAsync(cancellationToken).ConfigureAwait(false);
        return _state.DeleteDocument(source, document);
    }

    /// <inheritdoc/>
    /// <exception cref="IOException">The commit, or a background merge before it, could not be written.</exception>
    public async ValueTask<long> CommitAsync(CancellationToken cancellationToken = default)
    {
        using var entered = await EnterAsync(cancellationToken).ConfigureAwait(false);
        var generation = _state.Commit();
        _merge?.Start();
        return generation;
    }

    /// <summary>Waits until the background merges that are due have been made.</summary>
    /// <exception cref="IOException">A merge could not be written.</exception>
    public async Task WhenMergedAsync()
    {
        if (_merge is not null)
        {
            await _merge.WhenIdleAsync().ConfigureAwait(false);
            _merge.ThrowIfFailed();
        }
    }

    /// <summary>Drops what is not committed, gives up a merge under way and lets the next writer in.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (_merge is not null)
        {
            await _merge.DisposeAsync().ConfigureAwait(false);
        }

        _state.Dispose();
        _gate.Dispose();
    }

    private async ValueTask<Entered> EnterAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _merge?.ThrowIfFailed();
            _state.ThrowIfLost();
            return new Entered(_gate);
        }
        catch
        {
            _ = _gate.Release();
            throw;
        }
    }

    private readonly struct Entered(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}

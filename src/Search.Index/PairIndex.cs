using System.Collections.Immutable;
using Search.Index.Commits;
using Search.Index.Execution;
using Search.Index.Snapshots;
using Search.Index.Storage;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Text.Pairs;

namespace Search.Index;

/// <summary>
/// The embedded engine: an index in a folder of mapped files. Every call works on one commit, whatever is committed
/// meanwhile; <see cref="Refresh"/> moves on to the newest. Safe for use by several threads at once.
/// </summary>
public sealed class PairIndex : IPairIndex
{
    private readonly PairIndexOptions _options;
    private readonly SnapshotLoader _loader;
    private readonly SegmentSearcher _searcher = new();
    private readonly QueryAnalysis _analysis;
    private readonly Lock _refresh = new();
    private readonly CancellationTokenSource _closing = new();
    private volatile Snapshot? _current;
    private volatile IndexCorruptException? _damage;
    private volatile Task _check = Task.CompletedTask;

    private PairIndex(string folder, PairIndexOptions options)
    {
        Folder = folder;
        _options = options;
        _analysis = new QueryAnalysis(options.Ranking);
        _loader = new SnapshotLoader(
            new CommitStore(options.Files, folder),
            AnalysisIdentity.Current,
            options.Ranking,
            options.CheckedAtOpen
        );
        _current = _loader.Load(null);
        StartCheck(_current, null);
    }

    /// <summary>The folder of the index.</summary>
    public string Folder { get; }

    /// <inheritdoc/>
    public long Generation => Current.Commit.Generation;

    private Snapshot Current
    {
        get
        {
            var current = _current;
            ObjectDisposedException.ThrowIf(current is null, this);
            return current;
        }
    }

    /// <summary>Opens the newest whole commit of an index.</summary>
    /// <param name="folder">The folder of the index.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="IndexNotFoundException">The folder holds no index.</exception>
    /// <exception cref="IndexCorruptException">The files do not hold what was written.</exception>
    /// <exception cref="IndexVersionException">Another version of the program or of the analysis wrote the index.</exception>
    public static PairIndex Open(string folder, PairIndexOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new PairIndex(folder, options ?? new PairIndexOptions());
    }

    /// <summary>Moves on to the newest commit. Calls under way stay with theirs.</summary>
    /// <returns>True when there was a newer one.</returns>
    /// <exception cref="IndexCorruptException">A newer commit is damaged; the index goes on answering from its own.</exception>
    /// <exception cref="IndexVersionException">A newer commit is of another version; the index goes on answering from its own.</exception>
    public bool Refresh()
    {
        lock (_refresh)
        {
            var old = Current;
            if (_loader.NewestGeneration() <= old.Commit.Generation)
            {
                return false;
            }

            var next = _loader.Load(old);
            if (next.Commit.Generation <= old.Commit.Generation)
            {
                next.Release();
                return false;
            }

            _current = next;
            StartCheck(next, old);
            old.Release();
            return true;
        }
    }

    /// <inheritdoc/>
    public ValueTask<SearchPage> SearchAsync(SearchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var query = _analysis.Lower(request.Query);
        return Read(
            (_searcher, query, request, cancellationToken),
            static (snapshot, call) =>
                call._searcher.Search(snapshot.View, call.query, call.request, call.cancellationToken)
        );
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StoredPair>> GetAsync(
        ImmutableArray<PairId> ids,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Read(ids, PairLookup.Get);
    }

    /// <inheritdoc/>
    public ValueTask<PairContext> GetContextAsync(
        PairId id,
        int before,
        int after,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentOutOfRangeException.ThrowIfNegative(before);
        ArgumentOutOfRangeException.ThrowIfNegative(after);
        cancellationToken.ThrowIfCancellationRequested();
        return Read(
            (id, before, after),
            static (snapshot, call) => DocumentContext.Get(snapshot, call.id, call.before, call.after)
        );
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<TermCount>> ListTermsAsync(
        TermSpace space,
        string prefix,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(prefix);
        cancellationToken.ThrowIfCancellationRequested();
        return Read(
            (space, prefix, limit),
            static (snapshot, call) => TermCatalog.List(snapshot.View, call.space, call.prefix, call.limit)
        );
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<long>> CountTermsAsync(
        TermSpace space,
        ImmutableArray<string> terms,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Read(
            (space, terms),
            static (snapshot, call) => TermCatalog.Count(snapshot.View, call.space, call.terms)
        );
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<TermCount>> ListSimilarTermsAsync(
        TermSpace space,
        string term,
        int maxEdits,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(term);
        cancellationToken.ThrowIfCancellationRequested();
        return Read(
            (space, term, maxEdits, limit),
            static (snapshot, call) =>
                TermCatalog.ListSimilar(snapshot.View, call.space, call.term, call.maxEdits, call.limit)
        );
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<string?>> ListDocumentsAsync(
        string source,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        cancellationToken.ThrowIfCancellationRequested();
        return Read(source, SourceDocuments.List);
    }

    /// <inheritdoc/>
    public ValueTask<IndexStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Read(
            (_searcher, cancellationToken),
            static (snapshot, call) => snapshot.Describe(call._searcher, call.cancellationToken)
        );
    }

    /// <summary>Waits until the checksums of the commit that was opened last are compared.</summary>
    /// <exception cref="IndexCorruptException">The files do not hold what was written.</exception>
    public async Task WhenCheckedAsync()
    {
        await _check.ConfigureAwait(false);
        ThrowIfDamaged();
    }

    /// <summary>Closes the index; its files are unmapped when the calls under way have ended.</summary>
    public async ValueTask DisposeAsync()
    {
        Snapshot? last;
        lock (_refresh)
        {
            last = _current;
            _current = null;
        }

        if (last is null)
        {
            return;
        }

        await _closing.CancelAsync().ConfigureAwait(false);
        await _check.ConfigureAwait(false);
        _closing.Dispose();
        last.Release();
    }

    private ValueTask<TResult> Read<TCall, TResult>(TCall call, Func<Snapshot, TCall, TResult> read)
    {
        using var lease = Acquire();
        try
        {
            return ValueTask.FromResult(read(lease.Snapshot, call));
        }
        catch (Exception e) when (SnapshotDamage.MayCause(e))
        {
            // Before the program is blamed, its files are compared with their checksums.
            if (SnapshotDamage.Find(lease.Snapshot) is { } damage)
            {
                _damage = damage;
                throw new IndexCorruptException(damage.Message, e);
            }

            throw;
        }
    }

    private SnapshotLease Acquire()
    {
        ThrowIfDamaged();

        // A snapshot that has just been replaced may be gone before the lease is taken: then there is a newer one.
        Snapshot current;
        do
        {
            current = Current;
        } while (!current.TryAcquire());
        return new SnapshotLease(current);
    }

    private void ThrowIfDamaged()
    {
        if (_damage is { } damage)
        {
            throw new IndexCorruptException(damage.Message, damage);
        }
    }

    private void StartCheck(Snapshot snapshot, Snapshot? previous)
    {
        if (!_options.CheckInBackground)
        {
            return;
        }

        var unchecked_ = new List<int>();
        for (var i = 0; i < snapshot.Segments.Length; i++)
        {
            var isNew = previous is null || !previous.Segments.Contains(snapshot.Segments[i]);
            if (isNew && snapshot.Segments[i].File.Length > _options.CheckedAtOpen)
            {
                unchecked_.Add(i);
            }
        }

        if (unchecked_.Count == 0 || !snapshot.TryAcquire())
        {
            return;
        }

        var before = _check;
        _check = Task.Run(async () =>
        {
            using var lease = new SnapshotLease(snapshot);
            await before.ConfigureAwait(false);
            try
            {
                foreach (var i in unchecked_)
                {
                    SegmentChecksum.Check(snapshot.Segments[i].File, snapshot.Commit.Segments[i], _closing.Token);
                }
            }
            catch (IndexCorruptException e)
            {
                _damage = e;
            }
            catch (OperationCanceledException)
            {
                // The index is being closed.
            }
        });
    }
}

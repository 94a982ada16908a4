using System.Collections.Immutable;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Search.Index.LuceneNet.Fields;
using Search.Index.LuceneNet.Searching;
using Search.Index.LuceneNet.Syntax;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Index.LuceneNet;

/// <summary>
/// The Lucene.Net engine: an index in a folder of Lucene's files. Every call works on one commit, whatever is committed
/// meanwhile; <see cref="Refresh"/> moves on to the newest. Safe for use by several threads at once.
/// </summary>
public sealed class LucenePairIndex : IPairIndex, IQuerySyntax
{
    private readonly FSDirectory _directory;
    private readonly ScriptFoldingAnalyzer _analyzer = new();
    private readonly LuceneSyntax _syntax;
    private readonly QueryReader _queries;
    private readonly SearcherManager _searchers;
    private bool _disposed;

    private LucenePairIndex(string folder, LuceneIndexOptions options)
    {
        Folder = folder;
        _syntax = new LuceneSyntax(_analyzer);
        _queries = new QueryReader(options.Ranking, _syntax);
        _directory = Folders.Open(folder, options.Files);
        try
        {
            _searchers = new SearcherManager(_directory, new PairSearcherFactory(folder, options.Ranking));
        }
        catch
        {
            _directory.Dispose();
            _analyzer.Dispose();
            throw;
        }
    }

    /// <summary>The folder of the index.</summary>
    public string Folder { get; }

    /// <inheritdoc/>
    public long Generation => Read(searcher => searcher.Generation);

    /// <inheritdoc/>
    public string Syntax => LuceneSyntax.Name;

    /// <summary>Whether a folder holds an index of Lucene's, whoever wrote it.</summary>
    public static bool Exists(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        using var directory = Folders.Open(folder, LuceneFileAccess.Simple);
        return System.IO.Directory.Exists(folder) && DirectoryReader.IndexExists(directory);
    }

    /// <summary>Opens the newest commit of an index.</summary>
    /// <param name="folder">The folder of the index.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="LuceneIndexException">There is no index, it is damaged, or another version of the analysis wrote it.</exception>
    public static LucenePairIndex Open(string folder, LuceneIndexOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        try
        {
            return new LucenePairIndex(folder, options ?? new LuceneIndexOptions());
        }
        catch (Exception e) when (e is IndexNotFoundException or DirectoryNotFoundException)
        {
            throw new LuceneIndexException(
                $"{folder}: there is no index of the Lucene.Net engine here. Build one with "
                    + $"`reindex build --engine lucene --index {folder} FILE…`.",
                e
            );
        }
        catch (Exception e) when (e is CorruptIndexException or EndOfStreamException)
        {
            throw new LuceneIndexException(
                $"{folder}: the index is damaged ({e.Message}). Restore it from a backup or build it again.",
                e
            );
        }
    }

    /// <summary>Moves on to the newest commit. Calls under way stay with theirs.</summary>
    /// <returns>True when there was a newer one.</returns>
    /// <exception cref="LuceneIndexException">Another version of the analysis wrote it; the index goes on answering from its own.</exception>
    public bool Refresh()
    {
        var before = Generation;
        _searchers.MaybeRefreshBlocking();
        return Generation != before;
    }

    /// <inheritdoc/>
    public QueryNode Parse(string text, Side side) =>
        new NativeNode(Syntax, text, side, _syntax.Read(text, side).Shown);

    /// <inheritdoc/>
    public ValueTask<SearchPage> SearchAsync(SearchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        var plan = _queries.Read(request.Query);
        return Answer(searcher => PairSearch.Run(searcher, plan, request, cancellationToken));
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<StoredPair>> GetAsync(
        ImmutableArray<PairId> ids,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Answer(searcher => PairLookup.Get(searcher, ids));
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
        return Answer(searcher => DocumentContext.Get(searcher, id, before, after));
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
        return Answer(searcher => TermLists.WithPrefix(searcher, space, prefix, limit));
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<long>> CountTermsAsync(
        TermSpace space,
        ImmutableArray<string> terms,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Answer(searcher => TermLists.Count(searcher, space, terms));
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
        return Answer(searcher => TermLists.Similar(searcher, space, term, maxEdits, limit));
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<string?>> ListDocumentsAsync(
        string source,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(source);

        // This engine keeps every pair by itself, so each document has pairs that are found.
        var request = new SearchRequest
        {
            Query = new EverythingNode(),
            Filter = new OneOfFilter(TextColumn.Source, [source]),
            Limit = 0,
            Total = TotalMode.Exact,
            Facets = [TextColumn.Document],
            FacetLimit = int.MaxValue,
        };
        var page = await SearchAsync(request, cancellationToken).ConfigureAwait(false);
        var documents = page.Facets.SelectMany(facet => facet.Counts).ToList();
        var hasNone = page.Total?.Value > documents.Sum(document => document.Count);
        var names = documents.Select(document => document.Value).Order(StringComparer.Ordinal);
        return hasNone ? [.. names, null] : [.. names];
    }

    /// <inheritdoc/>
    public ValueTask<IndexStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Answer(CommitStatistics.Of);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (!_disposed)
        {
            _disposed = true;
            _searchers.Dispose();
            _directory.Dispose();
            _analyzer.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    private ValueTask<T> Answer<T>(Func<PairSearcher, T> read) => ValueTask.FromResult(Read(read));

    private T Read<T>(Func<PairSearcher, T> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var searcher = _searchers.Acquire();
        try
        {
            return read((PairSearcher)searcher);
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }
}

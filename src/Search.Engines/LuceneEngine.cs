#if LUCENENET
using Search.Index.LuceneNet;
using Search.Index.Storage;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Engines;

/// <summary>The Lucene.Net engine; what goes wrong is said with the exceptions that the programs know.</summary>
internal sealed class LuceneEngine : IPairEngine
{
    /// <inheritdoc/>
    public string Name => PairEngines.Lucene;

    /// <inheritdoc/>
    public IPairIndex Open(string folder) =>
        LucenePairIndex.Exists(folder) ? Try(() => LucenePairIndex.Open(folder)) : throw Missing(folder);

    /// <inheritdoc/>
    public bool Refresh(IPairIndex index) => Try(((LucenePairIndex)index).Refresh);

    /// <inheritdoc/>
    public IPairIndexWriter Write(string folder, BuildOptions options) =>
        Try(() => LucenePairIndexWriter.Open(folder, Settings(options)));

    /// <inheritdoc/>
    public IPairBuild Build(string folder, BuildOptions options) =>
        new LuceneBuild(Try(() => LucenePairIndexWriter.Replace(folder, Settings(options))));

    private static LuceneIndexOptions Settings(BuildOptions options)
    {
        var defaults = new LuceneIndexOptions();
        return defaults with { MemoryBudget = options.MemoryBudget ?? defaults.MemoryBudget };
    }

    private static IndexNotFoundException Missing(string folder) =>
        new(
            $"{folder}: there is no index of the Lucene.Net engine here. Build one with "
                + $"`reindex build --engine lucene --index {folder} FILE…`.",
            new DirectoryNotFoundException(folder)
        );

    private static T Try<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (LuceneIndexException e)
        {
            throw new IndexException(e.Message, e);
        }
    }

    // The writer answers at once: nothing in it waits.
    private sealed class LuceneBuild(LucenePairIndexWriter writer) : IPairBuild
    {
        public long Added { get; private set; }

        public void Add(AlignedPair pair)
        {
            writer.AddAsync(pair).AsTask().GetAwaiter().GetResult();
            Added++;
        }

        public void Commit(CancellationToken cancellationToken) =>
            _ = writer.CommitAsync(cancellationToken).AsTask().GetAwaiter().GetResult();

        public void Dispose() => writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
#endif

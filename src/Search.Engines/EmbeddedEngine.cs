using Search.Index;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Engines;

/// <summary>The embedded engine.</summary>
internal sealed class EmbeddedEngine : IPairEngine
{
    /// <inheritdoc/>
    public string Name => PairEngines.Embedded;

    /// <inheritdoc/>
    public IPairIndex Open(string folder) => PairIndex.Open(folder);

    /// <inheritdoc/>
    public bool Refresh(IPairIndex index) => ((PairIndex)index).Refresh();

    /// <inheritdoc/>
    public IPairIndexWriter Write(string folder, BuildOptions options) =>
        PairIndexWriter.Open(folder, Settings(options));

    /// <inheritdoc/>
    public IPairBuild Build(string folder, BuildOptions options) =>
        new EmbeddedBuild(PairIndexBuilder.Create(folder, Settings(options)));

    private static PairIndexWriterOptions Settings(BuildOptions options)
    {
        var defaults = new PairIndexWriterOptions();
        return defaults with
        {
            MemoryBudget = options.MemoryBudget ?? defaults.MemoryBudget,
            Threads = options.Threads ?? defaults.Threads,
            Merging = options.Merging,
        };
    }

    private sealed class EmbeddedBuild(PairIndexBuilder builder) : IPairBuild
    {
        public long Added => builder.Added;

        public void Add(AlignedPair pair) => builder.Add(pair);

        public void Commit(CancellationToken cancellationToken) => _ = builder.Commit(cancellationToken);

        public void Dispose() => builder.Dispose();
    }
}

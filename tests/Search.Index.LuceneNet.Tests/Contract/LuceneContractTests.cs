using Search.Query.Contract;
using Search.Testing.Contract;
using Search.Text.Pairs;

namespace Search.Index.LuceneNet.Tests.Contract;

/// <summary>The Lucene.Net engine after a build in one commit.</summary>
public sealed class LuceneContractTests : PairIndexContract
{
    private readonly LuceneFolders _folders = new();

    protected override async ValueTask<IPairIndex> CreateAsync(IReadOnlyList<AlignedPair> pairs) =>
        await _folders.Index(pairs);

    protected override ValueTask CleanAsync()
    {
        _folders.Dispose();
        return ValueTask.CompletedTask;
    }
}

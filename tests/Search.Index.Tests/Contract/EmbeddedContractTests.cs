using Search.Index.Tests.Storage;
using Search.Query.Contract;
using Search.Testing.Contract;
using Search.Text.Pairs;

namespace Search.Index.Tests.Contract;

/// <summary>The embedded engine after a full build with two threads.</summary>
public sealed class EmbeddedContractTests : PairIndexContract
{
    private readonly List<TemporaryFolder> _folders = [];

    protected override ValueTask<IPairIndex> CreateAsync(IReadOnlyList<AlignedPair> pairs)
    {
        var folder = new TemporaryFolder();
        _folders.Add(folder);
        using (var builder = PairIndexBuilder.Create(folder.Path, new PairIndexWriterOptions { Threads = 2 }))
        {
            foreach (var pair in pairs)
            {
                builder.Add(pair);
            }

            _ = builder.Commit();
        }

        return ValueTask.FromResult<IPairIndex>(PairIndex.Open(folder.Path));
    }

    protected override ValueTask CleanAsync()
    {
        _folders.ForEach(folder => folder.Dispose());
        return ValueTask.CompletedTask;
    }
}

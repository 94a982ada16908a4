using Search.Index.Tests.Storage;
using Search.Query.Contract;
using Search.Testing.Contract;

namespace Search.Index.Tests.Contract;

/// <summary>The embedded engine's writer, each test with and without merges.</summary>
public class EmbeddedWriterContractTests : PairIndexWriterContract
{
    private readonly TemporaryFolder _folder = new();
    private PairIndex _index = null!;

    protected override IPairIndex Index => _index;

    protected virtual bool Merges => false;

    public override async ValueTask InitializeAsync()
    {
        await using (var writer = PairIndexWriter.Open(_folder.Path))
        {
            _ = await writer.CommitAsync();
        }

        _index = PairIndex.Open(_folder.Path);
    }

    public override async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        _folder.Dispose();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected override IPairIndexWriter OpenWriter() =>
        PairIndexWriter.Open(_folder.Path, new PairIndexWriterOptions { MergeInBackground = Merges });

    protected override void Refresh() => _ = _index.Refresh();
}

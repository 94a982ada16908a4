using Search.Query.Contract;
using Search.Testing.Contract;

namespace Search.Index.LuceneNet.Tests.Contract;

/// <summary>The Lucene.Net engine's writer.</summary>
public sealed class LuceneWriterContractTests : PairIndexWriterContract
{
    private readonly LuceneFolders _folders = new();
    private string _folder = null!;
    private LucenePairIndex _index = null!;

    protected override IPairIndex Index => _index;

    public override async ValueTask InitializeAsync()
    {
        _folder = _folders.New();
        await using (var writer = LucenePairIndexWriter.Open(_folder))
        {
            _ = await writer.CommitAsync();
        }

        _index = LucenePairIndex.Open(_folder);
    }

    public override async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        _folders.Dispose();
        await base.DisposeAsync();
    }

    protected override IPairIndexWriter OpenWriter() => LucenePairIndexWriter.Open(_folder);

    protected override void Refresh() => _ = _index.Refresh();
}

using Search.Query.Contract;
using Search.Testing.Contract;
using Search.Text.Pairs;

namespace Search.Index.LuceneNet.Tests.Contract;

/// <summary>The Lucene.Net engine with a commit for each pair and deleted pairs between them.</summary>
public sealed class LuceneManySegmentsContractTests : PairIndexContract
{
    private readonly LuceneFolders _folders = new();

    protected override async ValueTask<IPairIndex> CreateAsync(IReadOnlyList<AlignedPair> pairs)
    {
        var folder = _folders.New();
        await using (var writer = LucenePairIndexWriter.Open(folder))
        {
            foreach (var pair in pairs)
            {
                var noise = PairFactory.Create("Deleted chips run fast.", "删除的芯片跑得快。", "noise", pair.English);
                await writer.AddAsync(noise);
                await writer.AddAsync(pair);
                _ = await writer.CommitAsync();
                (await writer.DeleteAsync(noise.Id)).ShouldBeTrue();
            }

            _ = await writer.CommitAsync();
        }

        return LucenePairIndex.Open(folder);
    }

    protected override ValueTask CleanAsync()
    {
        _folders.Dispose();
        return ValueTask.CompletedTask;
    }
}

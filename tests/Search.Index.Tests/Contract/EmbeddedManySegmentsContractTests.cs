using Search.Index.Tests.Storage;
using Search.Query.Contract;
using Search.Testing.Contract;
using Search.Text.Pairs;

namespace Search.Index.Tests.Contract;

/// <summary>The embedded engine with a segment for each pair and deleted pairs between them.</summary>
public sealed class EmbeddedManySegmentsContractTests : PairIndexContract
{
    private readonly List<TemporaryFolder> _folders = [];

    protected override async ValueTask<IPairIndex> CreateAsync(IReadOnlyList<AlignedPair> pairs)
    {
        var folder = new TemporaryFolder();
        _folders.Add(folder);
        await using (
            var writer = PairIndexWriter.Open(folder.Path, new PairIndexWriterOptions { MergeInBackground = false })
        )
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

        return PairIndex.Open(folder.Path);
    }

    protected override ValueTask CleanAsync()
    {
        _folders.ForEach(folder => folder.Dispose());
        return ValueTask.CompletedTask;
    }
}

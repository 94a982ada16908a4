using System.Collections.Concurrent;
using System.Globalization;
using Search.Index;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Crash.Tests;

/// <summary>
/// Readers and a writer on one index, with merges: a document is always replaced as a whole, so a search that sees two
/// generations of one has seen half a commit. `bench soak` does the same for minutes.
/// </summary>
public sealed class SoakTests : IDisposable
{
    private const int Readers = 4;
    private const int Documents = 12;
    private const int PairsADocument = 8;
    private const int Commits = 60;

    private readonly string _folder = Directory.CreateTempSubdirectory("search-soak-").FullName;
    private readonly ConcurrentQueue<string> _torn = new();

    [Fact]
    public async Task Readers_never_see_half_a_commit()
    {
        var token = TestContext.Current.CancellationToken;
        await using var writer = PairIndexWriter.Open(_folder);
        for (var document = 0; document < Documents; document++)
        {
            await ReplaceAsync(writer, document, 0);
        }

        _ = await writer.CommitAsync(token);
        await using var index = PairIndex.Open(_folder);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        // Threads of their own: other tests may hold all of the pool's while this one runs.
        var running = Enumerable
            .Range(0, Readers)
            .Select(i =>
                Task.Factory.StartNew(
                        () => ReadAsync(index, i, stop.Token),
                        token,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                    .Unwrap()
            )
            .ToList();
        for (var generation = 1; generation <= Commits; generation++)
        {
            await ReplaceAsync(writer, generation % Documents, generation);
            await ReplaceAsync(writer, generation * 5 % Documents, generation);
            _ = await writer.CommitAsync(token);
            _ = index.Refresh();
        }

        await writer.WhenMergedAsync();
        _ = index.Refresh();
        await stop.CancelAsync();
        var searches = await Task.WhenAll(running);
        _torn.ShouldBeEmpty();
        searches.Sum().ShouldBeGreaterThan(0);
        index.Generation.ShouldBe(writer.Generation);
        (await index.GetStatisticsAsync(token)).Segments.ShouldBeLessThan(16);
    }

    public void Dispose() => Directory.Delete(_folder, true);

    private static async Task ReplaceAsync(PairIndexWriter writer, int document, int generation)
    {
        var name = Text($"document {document}");
        _ = await writer.DeleteDocumentAsync("soak", name);
        for (var i = 0; i < PairsADocument; i++)
        {
            var english = Text($"Sentence {i} of word{document} in generation{generation} about chips.");
            var chinese = Text($"第{generation}代文件{document}关于芯片的句子{i}。");
            await writer.AddAsync(
                new AlignedPair
                {
                    Id = PairId.Compute("soak", name, english, chinese),
                    English = english,
                    Chinese = chinese,
                    Source = "soak",
                    Document = name,
                    Position = i,
                    Domain = Text($"generation{generation}"),
                }
            );
        }
    }

    private async Task<int> ReadAsync(PairIndex index, int reader, CancellationToken stop)
    {
        var random = new Random(reader);
        var searches = 0;
        do
        {
            var document = random.Next(Documents);
            var page = await index.SearchAsync(
                new SearchRequest
                {
                    Query = new AllOfNode([
                        new TextNode(Text($"word{document}"), Side.English),
                        new TextNode("芯片", Side.Chinese),
                    ]),
                    Total = TotalMode.Exact,
                    Facets = [TextColumn.Domain],
                },
                CancellationToken.None
            );
            searches++;
            if (
                page.Hits.Length != PairsADocument
                || page.Total != new HitTotal(PairsADocument, true)
                || page.Facets[0].Counts.Length != 1
            )
            {
                _torn.Enqueue(Text($"document {document}: {page.Hits.Length} hits in commit {page.Generation}"));
            }
        } while (!stop.IsCancellationRequested);

        return searches;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

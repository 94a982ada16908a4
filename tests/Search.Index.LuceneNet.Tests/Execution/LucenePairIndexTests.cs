using Lucene.Net.Analysis.Standard;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Search.Index.LuceneNet.Tests.Contract;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Testing.Contract;
using Search.Text.Pairs;

namespace Search.Index.LuceneNet.Tests.Execution;

public sealed class LucenePairIndexTests : IDisposable
{
    private readonly LuceneFolders _folders = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folders.Dispose();

    [Fact]
    public async Task Gives_back_half_a_surrogate_pair_and_every_field()
    {
        var pair = PairFactory.Create("half \ud842 a pair", "半\udfb7個", "s", "d", 7) with
        {
            Title = "T",
            Url = "https://example.org/",
            Domain = "law",
            License = "CC0",
            Attribution = "A",
            ExternalId = "x",
            Quality = 0.123f,
            Reasons = (QualityReasons)3,
            Date = new DateOnly(2026, 11, 25),
        };
        await using var index = await _folders.Index([pair]);
        (await index.GetAsync([pair.Id], Token)).ShouldHaveSingleItem().Pair.ShouldBe(pair);
    }

    [Fact]
    public async Task Takes_in_a_word_that_is_longer_than_Lucene_allows()
    {
        var monster = new string('a', 40_000);
        var pair = PairFactory.Create($"before {monster} after", $"前{monster}后");
        await using var index = await _folders.Index([pair]);
        var request = new SearchRequest { Query = new TextNode("after", Side.English) };
        (await index.SearchAsync(request, Token)).Hits.ShouldHaveSingleItem().Stored!.Pair.ShouldBe(pair);
    }

    [Fact]
    public async Task A_cursor_works_after_a_rebuild()
    {
        var pairs = PairFactory.Random(new Random(5), 200).DistinctBy(pair => pair.Id).ToList();
        var folder = _folders.New();
        await Build(folder, pairs);
        await using var index = LucenePairIndex.Open(folder);
        var request = new SearchRequest { Query = new TextNode("chip", Side.English), Limit = 7 };
        var whole = await index.SearchAsync(request with { Limit = 200 }, Token);
        var first = await index.SearchAsync(request, Token);
        var before = index.Generation;
        await Build(folder, Enumerable.Reverse(pairs));
        index.Refresh().ShouldBeTrue();
        index.Generation.ShouldBeGreaterThan(before);
        var rest = await index.SearchAsync(request with { After = first.Hits[^1].Cursor, Limit = 200 }, Token);
        first.Hits.Concat(rest.Hits).Select(hit => hit.Id).ShouldBe(whole.Hits.Select(hit => hit.Id));
        whole.Hits.Length.ShouldBeGreaterThan(14);
    }

    [Fact]
    public async Task The_old_index_stays_until_a_rebuild_commits()
    {
        var folder = _folders.New();
        await Build(folder, [PairFactory.Create("Green tea.", "绿茶。")]);
        await using (var writer = LucenePairIndexWriter.Replace(folder))
        {
            await writer.AddAsync(PairFactory.Create("Black tea.", "红茶。"), Token);
        }

        await using var index = LucenePairIndex.Open(folder);
        var request = new SearchRequest { Query = new TextNode("tea", Side.English) };
        (await index.SearchAsync(request, Token))
            .Hits.ShouldHaveSingleItem()
            .Stored!.Pair.English.ShouldBe("Green tea.");
    }

    [Fact]
    public async Task A_search_stays_with_its_commit_while_others_are_made()
    {
        var folder = _folders.New();
        await Build(folder, [PairFactory.Create("Green tea.", "绿茶。")]);
        await using var index = LucenePairIndex.Open(folder);
        await using var writer = LucenePairIndexWriter.Open(folder);
        var request = new SearchRequest { Query = new TextNode("tea", Side.English), Total = TotalMode.Exact };
        var stop = new CancellationTokenSource();
        var readers = Enumerable
            .Range(0, 4)
            .Select(_ =>
                Task.Run(
                    async () =>
                    {
                        while (!stop.IsCancellationRequested)
                        {
                            var page = await index.SearchAsync(request);
                            page.Total!.Value.Value.ShouldBe(page.Hits.Length);
                        }
                    },
                    Token
                )
            )
            .ToList();
        for (var i = 0; i < 15; i++)
        {
            await writer.AddAsync(PairFactory.Create($"Tea {i}.", $"茶{i}。"), Token);
            _ = await writer.CommitAsync(Token);
            index.Refresh().ShouldBeTrue();
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        (await index.SearchAsync(request, Token)).Total!.Value.Value.ShouldBe(16);
    }

    [Fact]
    public async Task A_second_writer_and_a_missing_index_are_named()
    {
        var folder = _folders.New();
        Should.Throw<LuceneIndexException>(() => LucenePairIndex.Open(folder)).Message.ShouldContain("no index");
        await using var first = LucenePairIndexWriter.Open(folder);
        Should
            .Throw<LuceneIndexException>(() => LucenePairIndexWriter.Open(folder))
            .Message.ShouldContain("another process is writing");
    }

    [Fact]
    public void An_index_of_something_else_is_refused()
    {
        var folder = _folders.New();
        using (var directory = new NIOFSDirectory(folder))
        using (var analyzer = new StandardAnalyzer(LuceneVersion.LUCENE_48))
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer)))
        {
            writer.AddDocument([]);
            writer.Commit();
        }

        Should.Throw<LuceneIndexException>(() => LucenePairIndex.Open(folder)).Message.ShouldContain("was analysed as");
        Should.Throw<LuceneIndexException>(() => LucenePairIndexWriter.Open(folder));
    }

    [Fact]
    public async Task A_work_bound_ends_a_search()
    {
        await using var index = await _folders.Index(PairFactory.Random(new Random(3), 100));
        var request = new SearchRequest { Query = new EverythingNode(), WorkLimit = 10 };
        var page = await index.SearchAsync(request, Token);
        page.IsPartial.ShouldBeTrue();
        page.Total!.Value.IsExact.ShouldBeFalse();
        page.Hits.Length.ShouldBe(10);
    }

    private static async Task Build(string folder, IEnumerable<AlignedPair> pairs)
    {
        await using var writer = LucenePairIndexWriter.Replace(folder);
        foreach (var pair in pairs)
        {
            await writer.AddAsync(pair, Token);
        }

        _ = await writer.CommitAsync(Token);
    }
}

using Search.Index.Storage;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Testing.Contract;

namespace Search.Engines.Tests;

/// <summary>Each engine of this build, as the programs use it.</summary>
public sealed class PairEnginesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("search-engines-").FullName;

    public static TheoryData<string> Built() => [.. PairEngines.Names.Where(name => PairEngines.Problem(name) is null)];

    public void Dispose() => Directory.Delete(_folder, true);

    [Theory]
    [MemberData(nameof(Built))]
    public async Task An_engine_builds_opens_and_moves_on(string name)
    {
        var engine = PairEngines.Find(name);
        engine.Name.ShouldBe(name);
        Build(engine, "Green tea.");
        var index = engine.Open(_folder);
        await using (index)
        {
            (await Found(index)).ShouldBe(["Green tea."]);
            engine.Refresh(index).ShouldBeFalse();
            Build(engine, "Black tea.");
            (await Found(index)).ShouldBe(["Green tea."]);
            engine.Refresh(index).ShouldBeTrue();
            (await Found(index)).ShouldBe(["Black tea."]);
        }
    }

    [Theory]
    [MemberData(nameof(Built))]
    public void A_missing_index_is_named_with_what_to_do(string name) =>
        Should
            .Throw<IndexNotFoundException>(() => PairEngines.Find(name).Open(_folder))
            .Message.ShouldContain("reindex build");

    [Theory]
    [MemberData(nameof(Built))]
    public void A_second_writer_is_refused(string name)
    {
        var engine = PairEngines.Find(name);
        using var first = engine.Build(_folder, new BuildOptions());
        _ = Should.Throw<IndexException>(() => engine.Build(_folder, new BuildOptions()));
    }

    [Fact]
    public void The_Lucene_engine_is_there_with_the_switch_only()
    {
#if LUCENENET
        PairEngines.Problem(PairEngines.Lucene).ShouldBeNull();
#else
        PairEngines.Problem(PairEngines.Lucene).ShouldNotBeNull().ShouldContain("-p:LuceneNet=true");
        _ = Should.Throw<ArgumentException>(() => PairEngines.Find(PairEngines.Lucene));
#endif
        PairEngines.Problem("other").ShouldNotBeNull().ShouldContain("embedded, lucene");
    }

    private void Build(IPairEngine engine, string english)
    {
        using var build = engine.Build(_folder, new BuildOptions { Threads = 1, MemoryBudget = 64 << 20 });
        build.Add(PairFactory.Create(english, "茶。"));
        build.Added.ShouldBe(1);
        build.Commit(TestContext.Current.CancellationToken);
    }

    private static async Task<List<string>> Found(IPairIndex index)
    {
        var request = new SearchRequest { Query = new TextNode("tea", Side.English) };
        var page = await index.SearchAsync(request, TestContext.Current.CancellationToken);
        return [.. page.Hits.Select(hit => hit.Stored!.Pair.English)];
    }
}

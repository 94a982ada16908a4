using Search.Concordance.Searching;
using Search.Index.LuceneNet.Tests.Contract;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Testing.Contract;
using Search.Testing.Naive;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.LuceneNet.Tests.Syntax;

public sealed class LuceneSyntaxTests : IAsyncLifetime
{
    private static readonly AlignedPair[] Pairs =
    [
        PairFactory.Create("The bank lends money.", "银行借钱。", "news", "a", 0),
        PairFactory.Create("The river bank is green.", "河岸是绿色的。", "books", "b", 0),
        PairFactory.Create("Evolution is slow.", "進化很緩慢。", "books", "b", 1),
        PairFactory.Create("The Nanjing Yangtze River Bridge.", "南京市长江大桥。", "news", "c", 0),
    ];

    private readonly LuceneFolders _folders = new();
    private LucenePairIndex _index = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _index = await _folders.Index(Pairs);

    public async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        _folders.Dispose();
    }

    [Theory]
    [InlineData("bank", "0,1")]
    [InlineData("+bank -river", "0")]
    [InlineData("english:bank AND chinese:银行", "0")]
    [InlineData("bank NOT chinese:银行", "1")]
    [InlineData("\"river bank\"", "1")]
    [InlineData("\"bank river\"~3", "1")]
    [InlineData("english:(lends OR slow)", "0,2")]
    [InlineData("evol*", "2")]
    [InlineData("r?ver", "1,3")]
    [InlineData("rivre~", "1,3")]
    [InlineData("/ri.er/", "1,3")]
    [InlineData("*:*", "0,1,2,3")]
    [InlineData("bank AND source:news", "0")]
    [InlineData("english_length:[5 TO 5]", "1,3")]
    [InlineData("lending", "0")]
    public async Task Finds_what_the_syntax_says(string text, string expected) =>
        (await Found(text)).ShouldBe(expected, text);

    [Theory]
    [InlineData("进化", "2")]
    [InlineData("進化", "2")]
    [InlineData("銀行", "0")]
    [InlineData("緩慢", "2")]
    public async Task Finds_either_script_by_the_other(string text, string expected) =>
        (await Found(text)).ShouldBe(expected, text);

    [Theory]
    [InlineData("南京市", "3")]
    [InlineData("江大", "3")]
    [InlineData("岸是", "1")]
    public async Task Finds_by_characters_what_SmartCn_cuts_otherwise(string text, string expected) =>
        (await Found(text)).ShouldBe(expected, text);

    [Theory]
    [InlineData("bank AND (")]
    [InlineData("quality:[a TO b]")]
    [InlineData("AND")]
    public async Task Says_what_does_not_parse(string text)
    {
        var question = new SearchQuestion { Text = text, Syntax = "lucene" };
        var thrown = await Should.ThrowAsync<QuerySyntaxException>(async () =>
            await new SearchService(_index).AskAsync(question, Token)
        );
        thrown.Message.ShouldStartWith("Lucene's query parser cannot read it");
    }

    [Fact]
    public async Task Marks_what_was_looked_for()
    {
        var question = new SearchQuestion { Text = "english:bank AND chinese:銀行", Syntax = "lucene" };
        var answer = await new SearchService(_index).AskAsync(question, Token);
        var hit = answer.Hits.ShouldHaveSingleItem();
        hit.English.Highlights.Select(m => hit.English.Text[m.Start..m.End]).ShouldBe(["bank"]);
        hit.Chinese.Highlights.Select(m => hit.Chinese.Text[m.Start..m.End]).ShouldBe(["银行"]);
        answer.ParsedText.ShouldBe(question.Text);
    }

    [Fact]
    public async Task Goes_with_the_other_parameters_of_a_question()
    {
        var service = new SearchService(_index);
        var question = new SearchQuestion
        {
            English = "bank",
            ChineseWithout = "银行",
            Syntax = "lucene",
            Include = HitParts.Explain,
            Filter = new OneOfFilter(TextColumn.Source, ["books"]),
        };
        var hit = (await service.AskAsync(question, Token)).Hits.ShouldHaveSingleItem();
        hit.Stored.Pair.ShouldBe(Pairs[1]);
        hit.Explanation.ShouldNotBeNull().Value.ShouldBe(hit.Score);
        hit.Score.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Pages_by_cursor()
    {
        var node = _index.Parse("*:*", Side.Either);
        var first = await _index.SearchAsync(new SearchRequest { Query = node, Limit = 3 }, Token);
        var rest = await _index.SearchAsync(
            new SearchRequest
            {
                Query = node,
                Limit = 3,
                After = first.Hits[^1].Cursor,
            },
            Token
        );
        first.Hits.Concat(rest.Hits).Select(hit => hit.Id).ShouldBe(Pairs.Select(pair => pair.Id), ignoreOrder: true);
    }

    [Fact]
    public async Task Another_engine_refuses_the_syntax()
    {
        await using var other = new NaivePairIndex(Pairs, new TextAnalyzer());
        var question = new SearchQuestion { Text = "bank", Syntax = "lucene" };
        _ = await Should.ThrowAsync<QuerySyntaxException>(async () =>
            await new SearchService(other).AskAsync(question, Token)
        );
        _ = await Should.ThrowAsync<QuerySyntaxException>(async () =>
            await other.SearchAsync(new SearchRequest { Query = _index.Parse("bank", Side.Either) }, Token)
        );
    }

    private async Task<string> Found(string text)
    {
        var question = new SearchQuestion { Text = text, Syntax = "lucene" };
        var answer = await new SearchService(_index).AskAsync(question, Token);
        return string.Join(
            ',',
            answer.Hits.Select(hit => Array.FindIndex(Pairs, pair => pair.Id == hit.Stored.Pair.Id)).Order()
        );
    }
}

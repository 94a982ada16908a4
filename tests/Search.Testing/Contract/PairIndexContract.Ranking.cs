using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Pairs;
using Shouldly;
using Xunit;

namespace Search.Testing.Contract;

/// <content>Which of several pairs comes first, and how much a typed word lets pass.</content>
public abstract partial class PairIndexContract
{
    private static readonly AlignedPair[] Ranked =
    [
        PairFactory.Create("David shall see his kingdom.", "大卫要看见他的国。", "bible", "b", 0),
        PairFactory.Create("Zhang Weiguo is a chemist.", "张卫国是化学家。", "names", "n", 0),
        PairFactory.Create("He studies at Wuhan University.", "他在武汉大学读书。", "names", "n", 1),
        PairFactory.Create("Wuhan is large, and has a university.", "武汉很大，那里有一所大学。", "names", "n", 2),
        PairFactory.Create("The obsolete directory", "移除過時的 cat 路徑", "files", "f", 0),
        PairFactory.Create("My cat sleeps.", "我的猫在睡觉。", "talk", "t", 0),
        PairFactory.Create("Einstein plays the violin.", "爱因斯坦拉小提琴。", "names", "n", 3),
        PairFactory.Create("My computer is old.", "我的电脑很旧。", "talk", "t", 1),
        PairFactory.Create("The power is on.", "电来了。", "talk", "t", 2),
        PairFactory.Create("It costs 1,000.", "价钱是一千。", "talk", "t", 3),
        PairFactory.Create("It costs 1000.", "价钱是1000。", "talk", "t", 4),
    ];

    [Theory]
    [InlineData("卫国", 1)]
    [InlineData("武汉大学", 2)]
    [InlineData("在武汉大学读书", 2)]
    [InlineData("cat", 5)]
    public async Task What_was_typed_in_one_piece_on_its_own_side_comes_first(string typed, int best)
    {
        var hits = await FindRanked(new TextNode(typed, Side.Either));
        hits[0].ShouldBe(best, $"{typed} found {string.Join(", ", hits)}");
    }

    [Fact]
    public async Task Characters_apart_are_found_behind()
    {
        (await FindRanked(new TextNode("卫国", Side.Either))).ShouldBe([1, 0]);
        (await FindRanked(new TextNode("武汉大学", Side.Either))).ShouldBe([2, 3]);
    }

    [Theory]
    [InlineData("=武汉大学", 2)]
    [InlineData("=1000", 10)]
    public async Task An_exact_form_is_in_one_piece_as_written(string typed, int only)
    {
        var hits = await FindRanked(new TextNode(typed[1..], Side.Either, Exact: true));
        hits.ShouldBe([only]);
    }

    [Theory]
    [InlineData("爱因斯但", new[] { 6 })]
    [InlineData("电恼", new[] { 7 })]
    [InlineData("猫", new[] { 5 })]
    [InlineData("武汉大字", new[] { 2 })]
    [InlineData("一", new[] { 3, 9 })]
    [InlineData("is", new[] { 1, 3, 7, 8 })]
    public async Task A_mistyped_word_finds_its_like_and_nothing_else(string typed, int[] found)
    {
        var hits = await FindRanked(new TypoNode(typed, 2, Side.Either));
        hits.ShouldBe(found, true, $"{typed} found {string.Join(", ", hits)}");
    }

    private async Task<List<int>> FindRanked(QueryNode query)
    {
        await using var index = await CreateAsync(Ranked);
        var page = await index.SearchAsync(new SearchRequest { Query = query, Limit = 20 }, Token);
        return [.. page.Hits.Select(hit => Array.FindIndex(Ranked, pair => pair.Id == hit.Id))];
    }
}

using Search.Concordance.Matches;
using Search.Concordance.Tests.WordAlignment;
using Search.Text.Pairs;

namespace Search.Concordance.Tests.Matches;

public sealed class SegmentMatcherTests
{
    private readonly SegmentMatcher _matcher = new(
        SmallIndex.Of([
            ("Open the file menu.", "打开文件菜单。"),
            ("Press the red button to stop the machine.", "按红色按钮停止机器。"),
            ("Close the window.", "关闭窗口。"),
            ("The committee will meet on Monday.", "委员会将于星期一开会。"),
        ])
    );

    [Fact]
    public async Task The_same_text_is_100_and_has_no_differences()
    {
        var match = (await Match("Press the red button to stop the machine.")).Single();
        match.Percent.ShouldBe(100);
        match.Differences.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_text_between_the_same_neighbours_is_101()
    {
        var query = new SegmentQuery("Press the red button to stop the machine.", Language.English)
        {
            Before = "Open the file menu.",
            After = "Close the window.",
        };
        (await Match(query)).Single().Percent.ShouldBe(101);
        (await Match(query with { Before = "Something else." })).Single().Percent.ShouldBe(100);
    }

    [Fact]
    public async Task A_replaced_word_is_marked_on_both_sides()
    {
        var match = (await Match("Press the green button to stop the machine.")).Single();
        // One of eight words and a full stop that weighs a quarter: 1 - 1 / 8.25.
        match.Percent.ShouldBe(87);
        match
            .Differences.Single()
            .ShouldBe(new SegmentDifference(DifferenceKind.Replaced, new TextSpan(10, 15), new TextSpan(10, 13)));
    }

    [Fact]
    public async Task Added_and_left_out_words_are_marked_at_their_place()
    {
        var longer = (await Match("Press the big red button to stop the machine.")).Single();
        longer
            .Differences.Single()
            .ShouldBe(new SegmentDifference(DifferenceKind.Deleted, new TextSpan(10, 13), new TextSpan(10, 10)));
        var shorter = (await Match("Press the button to stop the machine.")).Single();
        shorter
            .Differences.Single()
            .ShouldBe(new SegmentDifference(DifferenceKind.Inserted, new TextSpan(10, 10), new TextSpan(10, 13)));
    }

    [Fact]
    public async Task Another_case_or_mark_costs_less_than_another_word()
    {
        var match = (await Match("press the red button to stop the machine!")).Single();
        match.Percent.ShouldBe(95);
        match.Differences[0].Kind.ShouldBe(DifferenceKind.Form);
        match.Differences[^1].Kind.ShouldBe(DifferenceKind.Replaced);
    }

    [Fact]
    public async Task Chinese_segments_are_compared_by_characters()
    {
        var match = (await Match(new SegmentQuery("按绿色按钮停止机器。", Language.Chinese))).Single();
        match.Percent.ShouldBe(89);
        match
            .Differences.Single()
            .ShouldBe(new SegmentDifference(DifferenceKind.Replaced, new TextSpan(1, 2), new TextSpan(1, 2)));
    }

    [Fact]
    public async Task What_shares_too_little_is_not_a_match()
    {
        (await Match("Press the lever to start.")).ShouldBeEmpty();
        (await Match("zebra")).ShouldBeEmpty();
        (await Match("…")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lower_floor_finds_more()
    {
        var query = new SegmentQuery("Open the door now.", Language.English) { MinPercent = 40 };
        (await Match(query)).ShouldNotBeEmpty();
        (await Match(query with { MinPercent = 90 })).ShouldBeEmpty();
    }

    private ValueTask<System.Collections.Immutable.ImmutableArray<SegmentMatch>> Match(string text) =>
        Match(new SegmentQuery(text, Language.English));

    private ValueTask<System.Collections.Immutable.ImmutableArray<SegmentMatch>> Match(SegmentQuery query) =>
        _matcher.MatchAsync(query, TestContext.Current.CancellationToken);
}

using Search.Api.Problems;
using Search.Api.Searching;
using Search.Concordance.Searching;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Api.Tests.Searching;

public sealed class QuestionReaderTests
{
    [Fact]
    public void Left_out_parameters_mean_the_defaults_of_the_contract()
    {
        var question = QuestionReader.Read(new SearchParameters { Q = "chips" });
        question.Text.ShouldBe("chips");
        question.Limit.ShouldBe(20);
        question.Match.ShouldBe(MatchMode.All);
        question.Mode.ShouldBe(TextMode.Auto);
        question.Side.ShouldBe(Side.Either);
        question.Sort.ShouldBe(SortOrder.Relevance);
        question.Total.ShouldBe(TotalMode.Estimate);
        question.Filter.ShouldBeNull();
    }

    [Theory]
    [InlineData("limit", "-1")]
    [InlineData("limit", "201")]
    [InlineData("limit", "many")]
    [InlineData("context", "6")]
    [InlineData("lang", "fr")]
    [InlineData("match", "some")]
    [InlineData("mode", "words")]
    [InlineData("script", "latn")]
    [InlineData("sort", "date")]
    [InlineData("seed", "4")]
    [InlineData("total", "yes")]
    [InlineData("highlight", "bold")]
    [InlineData("quality", "1.5-")]
    [InlineData("quality", "-")]
    [InlineData("len_en", "10-5")]
    [InlineData("len_zh", "x")]
    [InlineData("date", "2020..")]
    [InlineData("date", "2020-13-01")]
    [InlineData("include", "everything")]
    [InlineData("facets", "quality")]
    [InlineData("view", "table")]
    [InlineData("group", "source")]
    [InlineData("fold", "all")]
    [InlineData("after", "nonsense")]
    [InlineData("source", "!")]
    [InlineData("q", "half \ud841 a character")]
    public void A_wrong_value_is_answered_with_the_name_of_its_parameter(string name, string value)
    {
        var problem = Should.Throw<RequestProblemException>(() => QuestionReader.Read(With(name, value)));
        problem.Parameter.ShouldBe(name);
        problem.Message.ShouldContain(name);
    }

    [Fact]
    public void A_text_that_is_too_long_is_answered_with_the_limit()
    {
        var problem = Should.Throw<RequestProblemException>(() =>
            QuestionReader.Read(new SearchParameters { Q = new string('a', QuestionReader.MaxTextLength + 1) })
        );
        problem.Message.ShouldContain("512");
        problem.Position.ShouldBe(512);
    }

    [Fact]
    public void A_character_beyond_the_plane_is_no_lone_surrogate()
    {
        QuestionReader.Read(new SearchParameters { Q = "𨭎" }).Text.ShouldBe("𨭎");
    }

    [Theory]
    [InlineData("quality", "0.7-", NumberColumn.Quality, 700, 1000)]
    [InlineData("quality", "-0.3", NumberColumn.Quality, 0, 300)]
    [InlineData("quality", "0.5-0.8", NumberColumn.Quality, 500, 800)]
    [InlineData("len_en", "5-10", NumberColumn.EnglishLength, 5, 10)]
    [InlineData("len_en", "7", NumberColumn.EnglishLength, 7, 7)]
    [InlineData("len_zh", "-30", NumberColumn.ChineseLength, 0, 30)]
    [InlineData("len_zh", "12-", NumberColumn.ChineseLength, 12, int.MaxValue)]
    public void Ranges_are_closed_and_open_ended(string name, string value, NumberColumn column, int low, int high)
    {
        QuestionReader.Read(With(name, value)).Filter.ShouldBe(new RangeFilter(column, low, high));
    }

    [Fact]
    public void A_date_range_counts_days()
    {
        QuestionReader
            .Read(With("date", "2020-01-01..2020-12-31"))
            .Filter.ShouldBe(
                new RangeFilter(
                    NumberColumn.Date,
                    new DateOnly(2020, 1, 1).DayNumber,
                    new DateOnly(2020, 12, 31).DayNumber
                )
            );
    }

    [Fact]
    public void Commas_are_or_repeats_are_and_and_an_exclamation_mark_is_not()
    {
        var filter = QuestionReader
            .Read(new SearchParameters { Source = ["a,b", "!c"] })
            .Filter.ShouldBeOfType<AllFilter>();
        filter.Filters[0].ShouldBeOfType<OneOfFilter>().Values.ShouldBe(["a", "b"]);
        filter.Filters[1].ShouldBeOfType<NotFilter>().Filter.ShouldBeOfType<OneOfFilter>().Values.ShouldBe(["c"]);
    }

    [Fact]
    public void A_cursor_comes_back_as_it_went()
    {
        var cursor = new PageCursor(-42, new PairId(ulong.MaxValue, 7));
        var text = CursorText.Write(cursor, SortOrder.Quality);
        CursorText.Read("after", text, SortOrder.Quality).ShouldBe(cursor);
    }

    [Fact]
    public void A_cursor_of_another_order_is_refused()
    {
        var text = CursorText.Write(new PageCursor(1, new PairId(2, 3)), SortOrder.Quality);
        Should
            .Throw<RequestProblemException>(() => CursorText.Read("after", text, SortOrder.Length))
            .Message.ShouldContain("order");
    }

    private static SearchParameters With(string name, string value) =>
        name switch
        {
            "q" => new SearchParameters { Q = value },
            "limit" => new SearchParameters { Limit = value },
            "context" => new SearchParameters { Context = value },
            "lang" => new SearchParameters { Lang = value },
            "match" => new SearchParameters { Match = value },
            "mode" => new SearchParameters { Mode = value },
            "script" => new SearchParameters { Script = value },
            "sort" => new SearchParameters { Sort = value },
            "seed" => new SearchParameters { Seed = value },
            "total" => new SearchParameters { Total = value },
            "highlight" => new SearchParameters { Highlight = value },
            "quality" => new SearchParameters { Quality = value },
            "len_en" => new SearchParameters { LenEn = value },
            "len_zh" => new SearchParameters { LenZh = value },
            "date" => new SearchParameters { Date = value },
            "include" => new SearchParameters { Include = [value] },
            "facets" => new SearchParameters { Facets = [value] },
            "view" => new SearchParameters { View = value },
            "group" => new SearchParameters { Group = value },
            "fold" => new SearchParameters { Fold = value },
            "after" => new SearchParameters { After = value },
            "source" => new SearchParameters { Source = [value] },
            _ => throw new ArgumentOutOfRangeException(nameof(name)),
        };
}

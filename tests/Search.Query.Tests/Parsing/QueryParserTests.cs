using Search.Query.Parsing;
using Search.Query.Tree;

namespace Search.Query.Tests.Parsing;

public sealed class QueryParserTests
{
    [Theory]
    [InlineData("bank", "bank")]
    [InlineData("  interest   rates ", "interest   rates")]
    [InlineData("5.6 million", "5.6 million")]
    [InlineData("gpu 芯片", "gpu 芯片")]
    [InlineData("人 工 智 能", "人 工 智 能")]
    [InlineData("What is this?", "What is this?")]
    [InlineData("C++", "C++")]
    [InlineData("covid-19", "covid-19")]
    [InlineData("--help", "--help")]
    [InlineData("note: well", "note: well")]
    [InlineData("人工智能（AI）", "人工智能（AI）")]
    [InlineData("a~5", "a~5")]
    public void Words_without_operators_stay_one_text(string query, string text) =>
        Parse(query).ShouldBeOfType<TextNode>().Text.ShouldBe(text);

    [Theory]
    [InlineData("北京 大学", "(北京) (大学)")]
    [InlineData("taxi -zh:出租车", "(taxi) -(zh:出租车)")]
    [InlineData("queen OR cadre", "queen OR cadre")]
    [InlineData("a b OR c -de", "(a b) OR (c -de)")]
    [InlineData("\"to be\" now", "\"to be\" now")]
    [InlineData("en:bank zh:河岸", "en:bank zh:河岸")]
    [InlineData("EN:bank zh：河岸", "en:bank zh:河岸")]
    [InlineData("a AND b", "a (b)")]
    [InlineData("NOT a", "* -(a)")]
    [InlineData("* -ab -cd", "* -(ab OR cd)")]
    [InlineData("(a OR b) c", "((a) OR (b)) c")]
    [InlineData("“全球南方”", "\"全球南方\"")]
    [InlineData("「全球南方」", "\"全球南方\"")]
    [InlineData("《红楼梦》", "\"红楼梦\"")]
    [InlineData("\"a b”~3", "\"a b\"~3")]
    [InlineData("en:(a OR b)", "en:a OR en:b")]
    [InlineData("source:un,eu bank", "bank source:un,eu")]
    [InlineData("bank -source:un", "bank -source:un")]
    [InlineData("bank date:2020..", "bank date:2020-01-01..9999-12-31")]
    [InlineData("他说“你好”吗", "他说 \"你好\" 吗")]
    public void Two_spellings_are_one_query(string one, string other) =>
        QueryShape.Of(Parse(one)).ShouldBe(QueryShape.Of(Parse(other)));

    [Fact]
    public void Pattern_words_are_recognised()
    {
        Parse("chil*").ShouldBeOfType<PrefixNode>().Text.ShouldBe("chil");
        Parse("wild?ard").ShouldBeOfType<WildcardNode>().Pattern.ShouldBe("wild?ard");
        Parse("a*b*").ShouldBeOfType<WildcardNode>().Pattern.ShouldBe("a*b*");
        Parse("Yangzte~").ShouldBeOfType<TypoNode>().MaxEdits.ShouldBe(1);
        Parse("Yangzte~2").ShouldBeOfType<TypoNode>().MaxEdits.ShouldBe(2);
        Parse("=cars").ShouldBeOfType<TextNode>().Exact.ShouldBeTrue();
        Parse("*").ShouldBeOfType<EverythingNode>();
    }

    [Theory]
    [InlineData("((((a")]
    [InlineData("a )")]
    [InlineData("\"a b")]
    [InlineData("a OR")]
    [InlineData("OR a")]
    [InlineData("quality:good a")]
    [InlineData("()  a")]
    public void What_does_not_parse_is_searched_literally_with_a_note(string query)
    {
        var parsed = QueryParser.Parse(query);
        parsed.IsLiteral.ShouldBeTrue();
        parsed.Query.ShouldBeOfType<TextNode>().Text.ShouldBe(query);
        parsed.Notes.ShouldHaveSingleItem().Message.ShouldContain("literally");
    }

    [Theory]
    [InlineData("make -rf", true)]
    [InlineData("f?o*bar", true)]
    [InlineData("cat -dog", false)]
    [InlineData("cat -\"the dog\"", false)]
    [InlineData("猫 -狗", false)]
    [InlineData("chil*", false)]
    [InlineData("中*", false)]
    [InlineData("Yangzte~", false)]
    [InlineData("cat OR dog", false)]
    public void Operators_that_may_be_pasted_text_are_told_from_others(string query, bool mayBe)
    {
        QueryParser.Parse(query).MayBeText.ShouldBe(mayBe);
        var literal = QueryParser.ParseLiterally(query, QueryOptions.Default);
        literal.IsLiteral.ShouldBeTrue();
        literal.Notes.ShouldHaveSingleItem().Message.ShouldContain("literally");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("，。！")]
    [InlineData("\"\"")]
    public void A_query_without_content_is_a_problem(string query) =>
        QueryParser.Parse(query).Problem.ShouldNotBeNull().Kind.ShouldBe(QueryProblemKind.Empty);

    [Fact]
    public void Limits_are_problems_with_a_place()
    {
        var longest = QueryParser.Parse(new string('a', 513)).Problem.ShouldNotBeNull();
        longest.Kind.ShouldBe(QueryProblemKind.TooLong);
        longest.Range.ShouldBe(new QueryRange(512, 513));
        var many = string.Join(' ', Enumerable.Repeat("a", 65));
        QueryParser.Parse(many).Problem.ShouldNotBeNull().Kind.ShouldBe(QueryProblemKind.TooManyTerms);
        var broken = QueryParser.Parse("ab\ud800c").Problem.ShouldNotBeNull();
        broken.Kind.ShouldBe(QueryProblemKind.BrokenText);
        broken.Range.Start.ShouldBe(2);
    }

    [Theory]
    [InlineData("大学 \\⾽")]
    [InlineData("大学 \\〇字")]
    public void A_backslash_before_a_character_is_text(string query) =>
        Parse(query).ShouldBeOfType<TextNode>().Text.ShouldBe(query);

    [Fact]
    public void Nodes_know_where_they_were_typed()
    {
        var all = Parse("en:bank  \"a b\"~2 chil*").ShouldBeOfType<AllOfNode>();
        all.Children.Select(child => child.Range)
            .ShouldBe([new QueryRange(0, 7), new QueryRange(9, 16), new QueryRange(17, 22)]);
    }

    [Fact]
    public void Any_word_is_enough_when_asked_for_and_signed_words_are_not_optional()
    {
        var options = new QueryOptions { Match = WordMatch.Any };
        QueryParser.Parse("a b", options).Query.ShouldBeOfType<TextNode>().Any.ShouldBeTrue();
        var ranked = QueryParser.Parse("a +b", options).Query.ShouldBeOfType<RankedNode>();
        ranked.Required.ShouldBeOfType<TextNode>().Text.ShouldBe("b");
    }

    [Fact]
    public void A_phrase_match_takes_all_words_as_one_phrase() =>
        QueryParser
            .Parse("北京 大学", new QueryOptions { Match = WordMatch.Phrase })
            .Query.ShouldBeOfType<PhraseNode>()
            .Text.ShouldBe("北京 大学");

    private static QueryNode Parse(string query) => QueryParser.Parse(query).Query.ShouldNotBeNull();
}

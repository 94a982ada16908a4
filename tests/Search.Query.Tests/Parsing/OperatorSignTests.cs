using Search.Query.Parsing;
using Search.Query.Tree;

namespace Search.Query.Tests.Parsing;

/// <summary>Which signs are operators, which are text, and what the reader is told.</summary>
public sealed class OperatorSignTests
{
    [Theory]
    [InlineData("猫　－狗", "猫 -狗")]
    [InlineData("猫 −狗", "猫 -狗")]
    [InlineData("猫 ‐狗", "猫 -狗")]
    [InlineData("猫 ﹣狗", "猫 -狗")]
    [InlineData("＝cars", "=cars")]
    [InlineData("＝ｃａｒｓ", "=cars")]
    [InlineData("ｃｈｉｌ＊", "chil*")]
    [InlineData("中＊", "中*")]
    [InlineData("ｗｏｍ？ｎ", "wom?n")]
    [InlineData("Ｙａｎｇｚｔｅ～２", "Yangzte~2")]
    [InlineData("“to be”～３", "\"to be\"~3")]
    [InlineData("ｅｎ：bank ｚｈ：河岸", "en:bank zh:河岸")]
    [InlineData("queen ＯＲ cadre", "queen OR cadre")]
    [InlineData("queen ＮＯＴ cadre", "queen NOT cadre")]
    [InlineData("bank ｑｕａｌｉｔｙ：０．７－", "bank quality:0.7-")]
    [InlineData("＊", "*")]
    [InlineData("a\\＊b c", "a\\*b c")]
    public void A_full_width_operator_is_the_operator(string wide, string narrow) =>
        Narrow(Shape(wide)).ShouldBe(Narrow(Shape(narrow)));

    [Theory]
    [InlineData("他来了——没有人知道")]
    [InlineData("—— 鲁迅")]
    [InlineData("——鲁迅")]
    [InlineData("the house –a big one– was sold")]
    [InlineData("是吗？我不知道他来了没有。")]
    [InlineData("10～20")]
    [InlineData("1－2")]
    public void Dashes_and_marks_of_running_text_are_text(string text) =>
        Parse(text).Query.ShouldBeOfType<TextNode>().Text.ShouldBe(text);

    [Theory]
    [InlineData("en:cat zh:-猫", "en:cat -zh:猫")]
    [InlineData("en:cat zh:－猫", "en:cat -zh:猫")]
    [InlineData("en:cat zh:-\"猫\"", "en:cat -zh:\"猫\"")]
    [InlineData("en:cat zh:-(猫 OR 狗)", "en:cat -zh:(猫 OR 狗)")]
    [InlineData("en:cat -zh:-猫", "en:cat (zh:猫)")]
    [InlineData("NOT NOT cat", "(cat)")]
    [InlineData("dog NOT NOT NOT cat", "dog -cat")]
    [InlineData("dog NOT -cat", "dog (cat)")]
    [InlineData("NOT cat", "* -cat")]
    [InlineData("NOT cat NOT dog", "* -(cat OR dog)")]
    [InlineData("cat NOT 9", "cat -\"9\"", "cat -(9)")]
    public void A_sign_is_never_dropped(string one, params string[] others) =>
        others.Select(Shape).ShouldContain(Shape(one));

    [Theory]
    [InlineData("cat NOT OR dog")]
    [InlineData("cat NOT AND dog")]
    [InlineData("cat -OR dog")]
    [InlineData("(cat NOT ) dog")]
    public void A_sign_before_an_operator_does_not_parse(string query) => Parse(query).IsLiteral.ShouldBeTrue();

    [Theory]
    [InlineData("NOT NOT cat")]
    [InlineData("dog NOT -cat")]
    [InlineData("dog -NOT cat")]
    [InlineData("cat -zh:-猫")]
    public void A_double_negation_is_told(string query) =>
        Parse(query).Notes.ShouldHaveSingleItem().Message.ShouldContain("cancel");

    [Theory]
    [InlineData("https://www.example.com/path/page.html?id=42")]
    [InlineData("page.html?id=42")]
    [InlineData("watch?v=abc")]
    [InlineData("audiocd:/?device")]
    [InlineData("Angular的*预编译*器会")]
    [InlineData("[*forwardRef*](#forwardref):")]
    [InlineData("sum_{i=1}^{2*n}")]
    [InlineData("y=b+m*x")]
    [InlineData("m*x")]
    [InlineData("2*3")]
    [InlineData("2*n")]
    [InlineData("**bold**")]
    [InlineData("*预编译*")]
    [InlineData("*.txt")]
    [InlineData("GPU芯*")]
    [InlineData("5~")]
    [InlineData("今天的天气真的很好~")]
    [InlineData("-s ignored")]
    [InlineData("ls -l")]
    [InlineData("ls （-l）", "ls", "（-l）")]
    [InlineData("kill -9")]
    [InlineData("autoreconf -i -f")]
    [InlineData("-5°C")]
    [InlineData("－５°C")]
    [InlineData("−5°C")]
    [InlineData("loss of -$5")]
    [InlineData("the -mcpu=native option")]
    [InlineData("same as -c/-d/-D here")]
    [InlineData("未指定 -r；略过目录")]
    [InlineData("这样使用*")]
    [InlineData("在*当前页")]
    [InlineData("git log --oneline")]
    [InlineData("-ignored")]
    [InlineData("-猫")]
    public void Pasted_text_stays_text_and_a_note_says_so(string text, params string[] parts)
    {
        var parsed = Parse(text);
        if (parts.Length == 0)
        {
            parsed.Query.ShouldBeOfType<TextNode>().Text.ShouldBe(text);
        }

        parsed.Query.ShouldNotBeOfType<ExceptNode>();
        var note = parsed.Notes.First();
        note.Message.ShouldContain("as text");
        note.Range.End.ShouldBeLessThanOrEqualTo(text.Length);
    }

    [Theory]
    [InlineData("what???")]
    [InlineData("What is this？")]
    [InlineData("a -> b")]
    [InlineData("a - b")]
    public void What_is_plainly_punctuation_needs_no_note(string text)
    {
        var parsed = Parse(text);
        parsed.Query.ShouldBeOfType<TextNode>().Text.ShouldBe(text);
        parsed.Notes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("wom?n")]
    [InlineData("train*")]
    [InlineData("*tion")]
    [InlineData("中*")]
    [InlineData("h?m?n")]
    [InlineData("covid-*")]
    [InlineData("don't*")]
    [InlineData("Yangzte~")]
    [InlineData("cat -word")]
    [InlineData("cat -\"a phrase\"")]
    [InlineData("cat -(a OR b)")]
    [InlineData("cat -en:word")]
    [InlineData("猫 -狗")]
    [InlineData("cat -source:un")]
    [InlineData("-source:un")]
    [InlineData("cat -train*")]
    [InlineData("cat NOT dog")]
    [InlineData("猫 NOT 狗")]
    public void An_operator_where_operators_are_written_stays_one_without_a_note(string query)
    {
        var parsed = Parse(query);
        parsed.Query.ShouldNotBeOfType<TextNode>();
        parsed.Notes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("foo*bar", "'foo*bar'")]
    [InlineData("*word*", "'*word*'")]
    [InlineData("中?人", "'中?人'")]
    [InlineData("好的～", "'好的～'")]
    [InlineData("rm -rf", "'-rf'")]
    [InlineData("-rpath 选项", "'-rpath'")]
    [InlineData("未知的*", "'未知的*'")]
    [InlineData("猫 –狗", "'–狗'")]
    [InlineData("DO NOT ENTER", "'NOT ENTER'")]
    public void An_operator_inside_what_may_be_pasted_is_told(string query, string place)
    {
        var note = Parse(query).Notes.ShouldHaveSingleItem();
        note.Message.ShouldContain(place);
        query[note.Range.Start..note.Range.End].ShouldBe(place.Trim('\''));
    }

    [Theory]
    [InlineData("\"wom?n in\"", "'wom?n'")]
    [InlineData("big \"the train* leaves\"", "'train*'")]
    [InlineData("=wom?n", "'wom?n'")]
    public void Wildcards_within_phrases_are_told_to_be_text(string query, string place)
    {
        var note = Parse(query).Notes.ShouldHaveSingleItem();
        note.Message.ShouldContain(place);
        query[note.Range.Start..note.Range.End].ShouldBe(place.Trim('\''));
    }

    [Theory]
    [InlineData("「段落」-「邊框」", "「段落」 \\- 「邊框」")]
    [InlineData("\"a\"=cats", "\"a\" \\=cats")]
    [InlineData("\"a\"-cats", "\"a\" \\-cats")]
    [InlineData("* item", "item")]
    [InlineData("2 * n", "2 (n)")]
    public void A_sign_inside_a_run_of_text_is_text(string query, string same) => Shape(query).ShouldBe(Shape(same));

    [Fact]
    public void A_lone_star_does_not_make_any_word_every_pair()
    {
        var any = new QueryOptions { Match = WordMatch.Any };
        QueryParser.Parse("* Save changes", any).Query.ShouldBeOfType<TextNode>().Text.ShouldBe("Save changes");
    }

    [Fact]
    public void Places_of_full_width_operators_are_those_of_the_typed_text()
    {
        var except = Parse("猫　－ｚｈ：狗").Query.ShouldBeOfType<ExceptNode>();
        except.Excluded.Range.ShouldBe(new QueryRange(3, 7));
        Parse("猫　－９").Notes.ShouldHaveSingleItem().Range.ShouldBe(new QueryRange(2, 4));
    }

    [Fact]
    public void A_query_of_exclusions_only_may_be_one_part_of_a_question()
    {
        var part = new QueryOptions { MayOnlyExclude = true };
        _ = QueryParser.Parse("-cat", part).Query.ShouldBeOfType<ExceptNode>();
        QueryParser.Parse("-cat").IsLiteral.ShouldBeTrue();
    }

    [Fact]
    public void Each_kind_of_note_is_given_once() =>
        Parse("tar -x -v -f a*b*c.txt d*e=f").Notes.Select(note => note.Range.Start).ShouldBe([4, 13]);

    private static ParsedQuery Parse(string query) => QueryParser.Parse(query);

    private static string Shape(string query) => QueryShape.Of(Parse(query).Query.ShouldNotBeNull());

    private static string Narrow(string text) =>
        string.Concat(text.Select(c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c));
}

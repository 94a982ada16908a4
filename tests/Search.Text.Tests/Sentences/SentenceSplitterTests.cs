using Search.Text.Sentences;

namespace Search.Text.Tests.Sentences;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("He came. She left.", "He came.|She left.")]
    [InlineData(
        "Mr. Smith met Dr. Jones at 5 p.m. on Monday. They talked.",
        "Mr. Smith met Dr. Jones at 5 p.m. on Monday.|They talked."
    )]
    [InlineData("It rose 3.5 percent. Then it fell.", "It rose 3.5 percent.|Then it fell.")]
    [InlineData("The U.S. economy grew. It was strong.", "The U.S. economy grew.|It was strong.")]
    [InlineData("He lives in the U.S. He likes it.", "He lives in the U.S.|He likes it.")]
    [InlineData("Apple Inc. unveiled it. Apple Inc. The end.", "Apple Inc. unveiled it.|Apple Inc.|The end.")]
    [InlineData("“I came.” She left.", "“I came.”|She left.")]
    [InlineData("She said \"I came.\" He left.", "She said \"I came.\"|He left.")]
    [InlineData("\"Hello!\" he said. \"Bye.\"", "\"Hello!\" he said.|\"Bye.\"")]
    [InlineData("“Hello!” John said. He left.", "“Hello!” John said.|He left.")]
    [InlineData("We lost the connection.The line was dead.", "We lost the connection.|The line was dead.")]
    [InlineData(
        "See example.com or ASP.NET for System.Text.Json details.",
        "See example.com or ASP.NET for System.Text.Json details."
    )]
    [InlineData("Wait... what? Really?! Yes.", "Wait... what?|Really?!|Yes.")]
    [InlineData("He waited... Then he left.", "He waited...|Then he left.")]
    [InlineData("1. Introduction follows. 2. The end.", "1. Introduction follows.|2. The end.")]
    [InlineData("It happened in 2026. The rest is history.", "It happened in 2026.|The rest is history.")]
    [InlineData("George W. Bush spoke. So did J. R. R. Tolkien.", "George W. Bush spoke.|So did J. R. R. Tolkien.")]
    [InlineData("See Fig. 3 and No. 5. It is so.", "See Fig. 3 and No. 5.|It is so.")]
    [InlineData("Cats, e.g. Siamese, etc. Dogs too.", "Cats, e.g. Siamese, etc.|Dogs too.")]
    [InlineData("He said so.[12] The rest agreed.", "He said so.[12]|The rest agreed.")]
    [InlineData("First part.\n\nSecond part", "First part.|Second part")]
    [InlineData("A hard\nwrap stays. Yes", "A hard\nwrap stays.|Yes")]
    [InlineData("iOS is fine. iPhone is too.", "iOS is fine.|iPhone is too.")]
    [InlineData("Call http://a.b/c?d=e!f now. OK.", "Call http://a.b/c?d=e!f now.|OK.")]
    [InlineData("do you have a fever? are you sure", "do you have a fever?|are you sure")]
    [InlineData("“Why?” he asked. Yahoo! is old.", "“Why?” he asked.|Yahoo! is old.")]
    public void English_is_cut_at_the_ends_of_sentences(string text, string expected) => Cut(text).ShouldBe(expected);

    [Theory]
    [InlineData("他来了。她走了。", "他来了。|她走了。")]
    [InlineData("“我来了。”她走了。", "“我来了。”|她走了。")]
    [InlineData("“来吧！”他说。她走了。", "“来吧！”他说。|她走了。")]
    [InlineData("「來吧！」他大聲說道，然後走了。她沒走。", "「來吧！」他大聲說道，然後走了。|她沒走。")]
    [InlineData("他说：“好！”她走了。", "他说：“好！”|她走了。")]
    [InlineData("我……我不知道。真的……", "我……我不知道。|真的……")]
    [InlineData("他走了……”她哭了。", "他走了……”|她哭了。")]
    [InlineData("今天很好!明天呢?他说好.我走了.", "今天很好!|明天呢?|他说好.|我走了.")]
    [InlineData("增长了3.5%。下降了2.1%。", "增长了3.5%。|下降了2.1%。")]
    [InlineData("他问（你好吗？），我没答。", "他问（你好吗？），我没答。")]
    [InlineData("真的？！太好了！！！走吧。", "真的？！|太好了！！！|走吧。")]
    [InlineData("他用.NET和Node.js。好。", "他用.NET和Node.js。|好。")]
    [InlineData("苹果公司（Apple Inc.）发布了它。好。", "苹果公司（Apple Inc.）发布了它。|好。")]
    [InlineData("他喜欢DeepSeek.我也是.", "他喜欢DeepSeek.|我也是.")]
    [InlineData("１．他来了。２．她走了。", "１．他来了。|２．她走了。")]
    public void Chinese_is_cut_at_the_ends_of_sentences(string text, string expected) => Cut(text).ShouldBe(expected);

    [Fact]
    public void A_text_without_words_has_no_sentence_but_its_marks() => Cut("  \n \n ").ShouldBe("");

    [Fact]
    public void Sentences_are_ordered_apart_and_hold_all_that_is_not_space()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        const string alphabet = ".。!?！？…\"'“”‘’()（）「」 \n\n\t aAbBThe1他说。\uD83D\uDE00[1]:,，";
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Create(
                random.Next(60),
                random,
                (span, r) =>
                {
                    foreach (ref var c in span)
                    {
                        c = r.Next(20) == 0 ? (char)r.Next(0x10000) : alphabet[r.Next(alphabet.Length)];
                    }
                }
            );
            var end = 0;
            foreach (var sentence in SentenceSplitter.Split(text))
            {
                text[end..sentence.Start].ShouldBeNullOrWhiteSpace($"seed {seed}");
                sentence.Length.ShouldBePositive($"seed {seed}");
                end = sentence.End;
            }

            text[end..].ShouldBeNullOrWhiteSpace($"seed {seed}");
        }
    }

    [Theory]
    [InlineData(".\"")]
    [InlineData("a.")]
    [InlineData("(1.a")]
    [InlineData("a\n ")]
    [InlineData("(((")]
    [InlineData(". ")]
    [InlineData("!”他")]
    public void Long_texts_of_stops_and_marks_are_cut_in_linear_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 300_000));
        SentenceSplitter.Split(text).Sum(sentence => sentence.Length).ShouldBeGreaterThan(text.Length / 3);
    }

    private static string Cut(string text) =>
        string.Join('|', SentenceSplitter.Split(text).Select(sentence => text[sentence.Start..sentence.End]));
}

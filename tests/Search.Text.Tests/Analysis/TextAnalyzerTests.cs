using Search.Text.Analysis;
using Search.Text.Folding;
using Search.Text.Lexicon;
using Search.Text.Pairs;

namespace Search.Text.Tests.Analysis;

public sealed class TextAnalyzerTests
{
    [Theory]
    [InlineData("C++ C# F#", "c++|c#|f#")]
    [InlineData("C+ A# and", "c|a#|and")]
    [InlineData("use .NET now", "use|.net|now")]
    [InlineData("ASP.NET", "asp.net|asp|net")]
    [InlineData("5G R1 3D H100", "5g|r1|3d|h100")]
    [InlineData("COVID-19", "covid-19|covid|19")]
    [InlineData("3.5% of 5,600,000", "3.5%|of|5,600,000")]
    [InlineData("1,2,3 and 12,34", "1|2|3|and|12|34")]
    [InlineData("the U.S. and U.S", "the|u.s|and|u.s")]
    [InlineData("don't DON’T", "don't|don't")]
    [InlineData("DeepSeek’s students' it's", "deepseek|deep|seek|students|it")]
    [InlineData("state-of-the-art", "state-of-the-art|state|of|the|art")]
    [InlineData("word—word -- word", "word|word|word")]
    [InlineData("DeepSeekR1", "deepseekr1|deepseek|deep|seek|r1")]
    [InlineData("deepseekr1", "deepseekr1|deepseekr|1")]
    [InlineData("iPhone15Pro", "iphone15pro|iphone|15|pro")]
    [InlineData("GPUs YouTube McDonald XMLParser", "gpus|youtube|you|tube|mcdonald|xmlparser|xml|parser")]
    [InlineData("naïve NAI\u0308VE", "naive|naive")]
    [InlineData("AT&T a&b; x & y", "at&t|at|t|a&b|a|b|x|y")]
    [InlineData("connection.The end.", "connection.the|connection|the|end")]
    [InlineData("rock'n'roll 'quoted'", "rock'n'roll|quoted")]
    [InlineData("21st 1990s", "21st|1990s")]
    [InlineData("GPT-4o", "gpt-4o|gpt|4o")]
    [InlineData("20℃ 20°C ℃", "20|°c|20|°c|°c")]
    [InlineData("to be or not to be", "to|be|or|not|to|be")]
    [InlineData("CO₂ and H₂O", "co2|and|h2o")]
    [InlineData("①② 5²", "1|2|5|2")]
    [InlineData("Windows™ ©2026", "windows|2026")]
    public void Words_are_what_people_search_for(string text, string exact) =>
        string.Join('|', Tokens.In(text, TokenLayer.Exact)).ShouldBe(exact);

    [Fact]
    public void The_exact_form_and_the_stem_stand_at_one_position()
    {
        var tokens = Tokens.All("bought cars");
        tokens
            .Select(t => (t.Term, t.Token.Position, t.Token.Layer))
            .ShouldBe([
                ("bought", 0, TokenLayer.Word),
                ("bought", 0, TokenLayer.Exact),
                ("car", 1, TokenLayer.Word),
                ("cars", 1, TokenLayer.Exact),
            ]);
    }

    [Fact]
    public void The_parts_of_a_compound_take_the_positions_inside_it()
    {
        var tokens = Tokens.All("a state-of-the-art chip").Where(t => t.Token.Layer == TokenLayer.Exact);
        tokens
            .Select(t => (t.Term, t.Token.Position, t.Token.PositionLength))
            .ShouldBe([
                ("a", 0, 1),
                ("state-of-the-art", 1, 4),
                ("state", 1, 1),
                ("of", 2, 1),
                ("the", 3, 1),
                ("art", 4, 1),
                ("chip", 5, 1),
            ]);
    }

    [Theory]
    [InlineData("DeepSeekR1的模型")]
    [InlineData("iPhone15Pro and YouTube videos of the GPT-4o")]
    public void Case_and_width_change_no_position(string text)
    {
        var tokens = new TokenBuffer();
        var analyzer = new TextAnalyzer();
        analyzer.Analyze(text, Language.English, tokens);
        var expected = tokens.PositionCount;
        var wide = string.Concat(text.Select(c => c is > ' ' and <= '~' ? (char)(c + 0xFEE0) : c));
        foreach (var other in (string[])[text.ToLowerInvariant(), text.ToUpperInvariant(), wide])
        {
            analyzer.Analyze(other, Language.Chinese, tokens);
            tokens.PositionCount.ShouldBe(expected, other);
        }
    }

    [Fact]
    public void Mixed_runs_are_the_same_in_every_width_and_spacing()
    {
        var expected = Tokens.Of("GPU芯片");
        Tokens.Of("gpu 芯片").ShouldBe(expected);
        Tokens.Of("ＧＰＵ芯片").ShouldBe(expected);
        Tokens.Of("GPU\u200B芯\u200B片").ShouldBe(expected);
        Tokens.Of("GPU 芯 片").ShouldBe(expected);
        expected.ShouldContain("gpu");
        expected.ShouldContain("芯片");
    }

    [Fact]
    public void Every_character_has_its_own_token_and_words_cover_the_same_positions()
    {
        Tokens.In("南京市长江大桥", TokenLayer.Character).ShouldBe(["南", "京", "市", "长", "江", "大", "桥"]);
        Tokens.In("南京市長江大橋", TokenLayer.Word).ShouldContain("大桥");
        Tokens.In("南京市长江大桥", TokenLayer.Overlap).ShouldContain("市长");
        Tokens.In("𨭎是元素", TokenLayer.Character)[0].ShouldBe("𬭳");
        Tokens.All("𨭎是")[0].Token.End.ShouldBe(2);
    }

    [Fact]
    public void Emoji_and_symbols_are_tokens()
    {
        Tokens.In("I ♥ 🇨🇳 😀", TokenLayer.Exact).ShouldBe(["i", "♥", "🇨", "🇳", "😀"]);
        Tokens.In("ひらカナ", TokenLayer.Character).ShouldBe(["ひ", "ら", "カ", "ナ"]);
    }

    [Fact]
    public void A_word_without_end_is_cut()
    {
        var text = new string('a', 10_000);
        var tokens = Tokens.All(text);
        tokens.Max(t => t.Term.Length).ShouldBeLessThanOrEqualTo(256);
        tokens[^1].Token.End.ShouldBe(text.Length);
    }

    [Fact]
    public void The_fingerprint_changes_with_the_dictionary()
    {
        var ours = AnalysisFingerprint.Compute(HanLexicon.Default);
        ours.Length.ShouldBe(32);
        AnalysisFingerprint.Compute(HanLexicon.Default).ShouldBe(ours);
        AnalysisFingerprint.Compute(HanLexicon.WithUserWords(["深度求索"], "test")).ShouldNotBe(ours);
    }

    [Fact]
    public void A_hundred_thousand_random_texts_give_ordered_tokens_whose_spans_fold_to_their_terms()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var tokens = new TokenBuffer();
        var analyzer = new TextAnalyzer();
        var whole = new FoldedText();
        var folded = new FoldedText();
        for (var round = 0; round < 100_000; round++)
        {
            var text = RandomText.Next(random, 12);
            analyzer.Analyze(text, Language.English, tokens);
            whole.Fold(text);
            var before = default(Token);
            foreach (var token in tokens.Tokens)
            {
                Verify(token.Start >= 0 && token.Start < token.End && token.End <= text.Length, "inside the text");
                Verify(token.PositionLength > 0, "of positive length");
                Verify(token.Position + token.PositionLength <= tokens.PositionCount, "inside the positions");
                var ordered =
                    token.Position > before.Position
                    || token.Layer > before.Layer
                    || (token.Layer == before.Layer && token.PositionLength <= before.PositionLength)
                    || before == default;
                Verify(ordered && token.Position >= before.Position, "ordered");
                Verify(token.Position == before.Position || token.Start >= before.Start, "in the order of the text");
                before = token;
                if (HasStemOrValue(token) || SharesCharacter(whole, token))
                {
                    continue;
                }

                folded.Fold(text.AsSpan(token.Start, token.End - token.Start));
                Verify(folded.Units.SequenceEqual(tokens.Term(token)), "folded as its term");

                void Verify(bool holds, string what)
                {
                    if (!holds)
                    {
                        Assert.Fail($"seed {seed}, round {round}: {token} is not {what} in {Escape(text)}");
                    }
                }
            }
        }
    }

    private static bool HasStemOrValue(in Token token) =>
        token.Kind is TokenKind.Number or TokenKind.NumberInner
        || (token.Layer == TokenLayer.Word && token.Kind is TokenKind.Latin or TokenKind.LatinPart);

    // One original character that folds to several tokens is the span of each of them.
    private static bool SharesCharacter(FoldedText whole, in Token token)
    {
        int start = token.TermStart,
            end = start + token.TermLength;
        return (start > 0 && whole.StartOf(start - 1) == whole.StartOf(start))
            || (end < whole.Length && whole.StartOf(end) == whole.StartOf(end - 1));
    }

    private static string Escape(string text) =>
        string.Concat(text.Select(c => c is > ' ' and <= '~' ? c.ToString() : $"\\u{(int)c:X4}"));
}

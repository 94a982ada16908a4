using System.Text;
using Search.Text.Folding;
using Search.Text.Lexicon;

namespace Search.Text.Tests.Folding;

public sealed class FoldedTextTests
{
    [Theory]
    [InlineData("ＧＰＵ芯片", "gpu芯片")]
    [InlineData("20℃", "20°c")]
    [InlineData("㎏", "kg")]
    [InlineData("½", "1/2")]
    [InlineData("⼈工", "人工")]
    [InlineData("naïve", "naive")]
    [InlineData("nai\u0308ve", "naive")]
    [InlineData("Ångström ØRSTED Straße", "angstrom orsted strasse")]
    [InlineData("don’t ′ “x” «y»", "don't ' \"x\" \"y\"")]
    [InlineData("a—b–c−d‐e", "a-b-c-d-e")]
    [InlineData("GPU\u200B芯\u00AD片\uFEFF", "gpu芯片")]
    [InlineData("人 工\u3000智\n能", "人工智能")]
    [InlineData("人 a 工", "人 a 工")]
    [InlineData("繁體中文 简体中文", "繁体中文简体中文")]
    [InlineData("後后發髮发乾幹干", "后后发发发干干干")]
    [InlineData("𨭎", "𬭳")]
    [InlineData("\uF900\uF907", "岂龟")]
    [InlineData("ｶﾞ か\u3099 ㌀", "ガ が アパート")]
    [InlineData("\u1112\u1161\u11AB", "한")]
    [InlineData("\u01C4 \u0345x", "dz x")]
    [InlineData("ﬁ ﷺ Ⅳ ① ²", "fi صلى الله عليه وسلم iv 1 2")]
    [InlineData("٣５", "35")]
    [InlineData("", "")]
    public void What_looks_alike_folds_alike(string text, string folded) =>
        FoldedText.FoldToString(text).ShouldBe(folded);

    [Fact]
    public void Half_a_surrogate_pair_never_finds_a_partner()
    {
        FoldedText.FoldToString("\uD83D x \uDE00").ShouldBe("\uFFFD x \uFFFD");
        FoldedText.FoldToString("\uD83D\u200B\uDE00").ShouldBe("\uFFFD\uFFFD");
    }

    [Fact]
    public void Every_character_folds_once_and_for_all()
    {
        var text = new FoldedText();
        var again = new FoldedText();
        Span<char> pair = stackalloc char[2];
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint++)
        {
            if (Rune.TryCreate(codePoint, out var rune))
            {
                text.Fold(pair[..rune.EncodeToUtf16(pair)]);
                again.Fold(text.Units);
                if (!again.Units.SequenceEqual(text.Units))
                {
                    again.Units.ToString().ShouldBe(text.Units.ToString(), $"U+{codePoint:X4}");
                }
            }
        }
    }

    [Fact]
    public void Both_forms_of_a_character_class_fold_alike()
    {
        for (var codePoint = ScriptClasses.FirstBasic; codePoint <= ScriptClasses.LastBasic; codePoint++)
        {
            var folded = FoldedText.FoldToString(new Rune(codePoint).ToString());
            folded.ShouldBe(new Rune(ScriptClasses.Fold(codePoint)).ToString());
        }
    }

    [Fact]
    public void A_hundred_thousand_random_texts_fold_once_with_ordered_spans_inside_the_text()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var folded = new FoldedText();
        var again = new FoldedText();
        for (var round = 0; round < 100_000; round++)
        {
            var text = RandomText.Next(random, 12);
            folded.Fold(text);
            again.Fold(folded.Units);
            if (!again.Units.SequenceEqual(folded.Units))
            {
                again.Units.ToString().ShouldBe(folded.Units.ToString(), $"seed {seed}, round {round}");
            }

            int start = 0,
                end = 0;
            for (var unit = 0; unit < folded.Length; unit++)
            {
                var inOrder = folded.StartOf(unit) >= start && folded.EndOf(unit) >= end;
                var inside = folded.StartOf(unit) < folded.EndOf(unit) && folded.EndOf(unit) <= text.Length;
                if (!inOrder || !inside)
                {
                    Assert.Fail($"seed {seed}, round {round}, unit {unit}");
                }

                (start, end) = (folded.StartOf(unit), folded.EndOf(unit));
            }
        }
    }

    [Fact]
    public void A_mark_belongs_to_the_letter_before_it()
    {
        var folded = new FoldedText();
        folded.Fold("xe\u0301\u200By");
        folded.Units.ToString().ShouldBe("xey");
        folded.SpanOf(1, 2).ShouldBe(new(1, 4));
        folded.SpanOf(0, 3).ShouldBe(new(0, 5));
    }

    [Fact]
    public void One_character_of_several_letters_is_the_span_of_each()
    {
        var folded = new FoldedText();
        folded.Fold("5㎏ 人 工");
        folded.Units.ToString().ShouldBe("5kg 人工");
        folded.SpanOf(1, 2).ShouldBe(new(1, 2));
        folded.SpanOf(2, 3).ShouldBe(new(1, 2));
        folded.SpanOf(4, 6).ShouldBe(new(3, 6));
    }
}

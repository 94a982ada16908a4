using Search.Corpus.Blocks;
using Search.Text.Pairs;

namespace Search.Corpus.Tests.Blocks;

public sealed class LanguageCutterTests
{
    [Theory]
    [InlineData(
        "It needs many GPUs. Nvidia的聲明稱:需要很多GPUs。",
        "E:It needs many GPUs.",
        "C:Nvidia的聲明稱:需要很多GPUs。"
    )]
    [InlineData(
        "The password is from 2009.2009年的密碼沒人記得。",
        "E:The password is from 2009.",
        "C:2009年的密碼沒人記得。"
    )]
    [InlineData("“够了。”他说。\"Enough,\" he said.", "C:“够了。”他说。", "E:\"Enough,\" he said.")]
    [InlineData(
        "Sourdough for Programmers 写给程序员的酸面包指南",
        "E:Sourdough for Programmers",
        "C:写给程序员的酸面包指南"
    )]
    [InlineData(
        "It closed in the U.S. in May. 五月，它在美国关门了。",
        "E:It closed in the U.S. in May.",
        "C:五月，它在美国关门了。"
    )]
    [InlineData("City | 城市", "E:City", "C:城市")]
    [InlineData("Translation practice 翻译练习", "E:Translation practice", "C:翻译练习")]
    [InlineData("标签 Tags", "C:标签", "E:Tags")]
    [InlineData("【双语新闻】AI listens to your cough", "C:【双语新闻】", "E:AI listens to your cough")]
    public void A_line_of_both_languages_is_cut_between_them(string line, string first, string second) =>
        Cut(line).ShouldBe([first, second]);

    [Theory]
    [InlineData("The metropolitan(大都市) area grew.", "E")]
    [InlineData("A siheyuan (四合院), that is, a house around a courtyard, used to hold one family.", "E")]
    [InlineData("像Microsoft, Google 與 Meta等公司花了數億美元。", "C")]
    [InlineData("Scale AI執行長 Alexandr Wang上星期在訪談中說。", "C")]
    [InlineData("DeepSeek 的成就顯示出能夠如何利用技術。", "C")]
    [InlineData("规划者说的是micro-renewal，即“微更新”。", "C")]
    [InlineData("Plain English, no Chinese at all.", "E")]
    [InlineData("只有中文。", "C")]
    [InlineData("Docker 镜像", "C")]
    [InlineData("npm 命令", "C")]
    public void A_gloss_or_a_name_does_not_cut_a_line(string line, string language)
    {
        var cut = Cut(line);
        cut.Count.ShouldBe(1);
        cut[0].ShouldBe($"{language}:{line}");
    }

    [Fact]
    public void Many_changes_on_one_line_are_all_found()
    {
        Cut("One came.來了一個。Two came.來了兩個。\"Whose is it?\"「這是誰的？」")
            .ShouldBe([
                "E:One came.",
                "C:來了一個。",
                "E:Two came.",
                "C:來了兩個。",
                "E:\"Whose is it?\"",
                "C:「這是誰的？」",
            ]);
    }

    [Fact]
    public void Stretches_lie_in_order_inside_any_line()
    {
        const int Seed = 7;
        var random = new Random(Seed);
        const string Alphabet = "aB .。，(（)）\"“”'1中国\uD83D\uDE00\uD800\uDC00\t|/—é";
        for (var round = 0; round < 3000; round++)
        {
            var line = string.Concat(
                Enumerable.Range(0, random.Next(0, 40)).Select(_ => Alphabet[random.Next(Alphabet.Length)])
            );
            var end = 0;
            foreach (var (span, _) in LanguageCutter.Cut(line))
            {
                span.Start.ShouldBeGreaterThanOrEqualTo(end, $"seed {Seed}: {line}");
                span.Length.ShouldBeGreaterThan(0);
                end = span.End;
            }

            end.ShouldBeLessThanOrEqualTo(line.Length);
        }
    }

    private static List<string> Cut(string line) =>
        [
            .. LanguageCutter
                .Cut(line)
                .Select(part => $"{(part.Language == Language.English ? 'E' : 'C')}:{part.Span.Of(line).ToString()}"),
        ];
}

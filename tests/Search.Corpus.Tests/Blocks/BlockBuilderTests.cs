using Search.Corpus.Blocks;
using Search.Corpus.Documents;

namespace Search.Corpus.Tests.Blocks;

public sealed class BlockBuilderTests
{
    [Fact]
    public void Hard_wrapped_lines_are_joined_english_with_a_space_and_chinese_with_nothing()
    {
        var blocks = Content(
            """
            The mill at the end of the lane had not ground a single
            sack of flour since the war, and nobody knew why. The
            children believed in giants.

            小路尽头的磨坊自战后就再没磨过一袋面粉，村里的孩子都相信，有个巨
            人在里面睡觉。
            """
        );
        blocks.ShouldBe([
            "The mill at the end of the lane had not ground a single sack of flour since the war, and nobody knew why. The children believed in giants.",
            "小路尽头的磨坊自战后就再没磨过一袋面粉，村里的孩子都相信，有个巨人在里面睡觉。",
        ]);
    }

    [Fact]
    public void A_page_break_inside_a_sentence_is_mended_and_its_running_head_dropped()
    {
        Content(
                """
                The children of the village believed that a giant

                - 12 -

                THE MILL

                was asleep in it.
                """
            )
            .ShouldBe(["The children of the village believed that a giant was asleep in it."]);
    }

    [Fact]
    public void Paragraphs_a_line_each_stay_apart()
    {
        Content("First line.\nSecond line.\n第一行。\n第二行。").Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("challenge ['tʃælindʒ] n. 挑战", BlockKind.Vocabulary)]
    [InlineData("n. 挑战", BlockKind.Vocabulary)]
    [InlineData("global ['gləubəl]", BlockKind.Phonetics)]
    [InlineData("首页 > 在线广播 > 中国日报 > 正文", BlockKind.Navigation)]
    [InlineData("扫码关注公众号,领取音频", BlockKind.Advertisement)]
    [InlineData("编辑:阿布 2024-10-11", BlockKind.Byline)]
    [InlineData("[Photo: a salt field at low tide]", BlockKind.Caption)]
    [InlineData("- 14 -", BlockKind.PageFurniture)]
    [InlineData("第13页", BlockKind.PageFurniture)]
    [InlineData("| day | 天 | temperature |", BlockKind.Table)]
    [InlineData("+makeExample('pipes/ts/app.ts', null, 'app.ts')", BlockKind.Code)]
    [InlineData("***", BlockKind.Symbols)]
    [InlineData("The (這) potter 陶藝家 never 從不 sign 簽名 her 她的 bowl 碗", BlockKind.WordGloss)]
    public void Noise_is_named(string line, BlockKind kind) => Blocks(line).Single().Kind.ShouldBe(kind);

    [Theory]
    [InlineData("The editor said that the menu was on the home page.")]
    [InlineData("他点击了首页上的链接，然后登录了系统，看到了自己的文章。")]
    [InlineData("编辑部昨天收到了三百封读者来信。")]
    [InlineData("In 2016 he noticed a smudge (about 3 mm) that was not on any chart.")]
    [InlineData("I like tea, coffee and/or milk.")]
    [InlineData("Page after page was blank.")]
    public void Prose_is_not_taken_for_noise(string line) => Blocks(line).ShouldAllBe(block => block.IsContent);

    [Theory]
    [InlineData("1. Check the rope.", "Check the rope.")]
    [InlineData("(4) 大喊“落石！”。", "大喊“落石！”。")]
    [InlineData("• Helmet", "Helmet")]
    [InlineData("3、穿鞋。", "穿鞋。")]
    [InlineData("1.5 million came.", "1.5 million came.")]
    [InlineData("2009. That was it.", "2009. That was it.")]
    [InlineData("一天早上下雨了。", "一天早上下雨了。")]
    public void Markers_of_lists_are_no_part_of_the_text(string line, string text) => Content(line).ShouldBe([text]);

    [Fact]
    public void A_draft_ends_where_the_reference_begins()
    {
        var blocks = Blocks("Still it flows.\n【学生译文】\n仍然它流。\n【参考译文】\n它仍在流淌。");
        blocks
            .Select(block => block.Kind)
            .ShouldBe([BlockKind.Prose, BlockKind.Label, BlockKind.Draft, BlockKind.Label, BlockKind.Prose]);
    }

    [Fact]
    public void A_vocabulary_list_ends_with_the_first_sentence()
    {
        var kinds = Blocks("Key words\nthe end of 结尾\ndo the dishes 洗碗\n“我从来没看过。”妻子说。")
            .Select(block => block.Kind);
        kinds.ShouldBe([BlockKind.Vocabulary, BlockKind.Vocabulary, BlockKind.Vocabulary, BlockKind.Prose]);
    }

    [Fact]
    public void No_document_breaks_the_builder()
    {
        const int Seed = 11;
        var random = new Random(Seed);
        const string Alphabet = "aB .。，(（)[]'1中国—\uD800\uDC00|#>*-`~:=;{}<>/\n\n";
        for (var round = 0; round < 2000; round++)
        {
            var text = string.Concat(
                Enumerable.Range(0, random.Next(0, 80)).Select(_ => Alphabet[random.Next(Alphabet.Length)])
            );
            Blocks(text).ShouldAllBe(block => block.Text.Length > 0, $"seed {Seed}: {text}");
        }
    }

    private static List<string> Content(string text) =>
        [.. Blocks(text).Where(block => block.IsContent).Select(block => block.Text)];

    private static List<TextBlock> Blocks(string text)
    {
        var lines = new List<RawLine>();
        int number = 0,
            block = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                block++;
            }
            else
            {
                lines.Add(new RawLine(line, number, block));
            }
        }

        return BlockBuilder.Build(new RawDocument { Name = "test", Lines = lines });
    }
}

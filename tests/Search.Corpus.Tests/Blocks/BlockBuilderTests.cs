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

    [Fact]
    public void A_label_in_brackets_ends_the_draft_above_it()
    {
        Content(
                """
                The kiln burned for three days.
                （学生译文）窑烧为了三天。
                （班长改后）窑烧了三天三夜。
                Nobody left the hill.
                （学生译文）没有人离开山。
                （班长改后）谁也没有下山。
                """
            )
            .ShouldBe([
                "The kiln burned for three days.",
                "窑烧了三天三夜。",
                "Nobody left the hill.",
                "谁也没有下山。",
            ]);
    }

    [Fact]
    public void Timed_lines_that_stand_together_in_a_manual_are_samples()
    {
        Content(
                """
                The player shows a line until the next time comes.
                播放器会显示一行，直到下一个时间。
                [00:12.00]Row, row through the night
                [00:17.20]划啊划，划过黑夜
                [00:21.10]The lights are far away
                [00:24.00]灯火遥远
                Save the file next to the song.
                把文件保存在歌曲旁边。
                The offset may be negative.
                偏移量可以为负数。
                """
            )
            .ShouldNotContain("灯火遥远");
    }

    [Fact]
    public void Times_before_the_lines_of_a_talk_are_markers()
    {
        Content(
                """
                [00:12]Good morning, and welcome.
                早上好，欢迎收听。
                [00:15]We have a guest today.
                今天我们有一位嘉宾。
                [00:19]She builds boats.
                她造船。
                """
            )
            .ShouldContain("She builds boats.");
    }

    [Fact]
    public void A_symbol_that_stands_before_sure_entries_stands_before_entries()
    {
        Content(
            """
            The bank raised its rate on Thursday.
            ▲interest rate 利率
            央行周四上调了利率。
            ▲mortgage ['mɔːɡɪdʒ] n. 抵押贷款
            Owners will pay more.
            ▲reckless adj. 鲁莽的
            业主将付更多的钱。
            """
        )
            .Count.ShouldBe(4);
    }

    [Fact]
    public void A_break_in_a_tag_at_the_end_of_a_line_is_layout()
    {
        Content("Every commit is kept.<br>\n每次提交都会保留。<br />")
            .ShouldBe(["Every commit is kept.", "每次提交都会保留。"]);
    }

    [Fact]
    public void A_number_at_a_number_is_a_marker_only_in_a_numbered_list()
    {
        Content("3.The tea came late.\n3.茶来得很晚。\n4.Half of it was smuggled in 1784.\n4.1784年有一半是走私的。")
            .ShouldBe([
                "The tea came late.",
                "茶来得很晚。",
                "Half of it was smuggled in 1784.",
                "1784年有一半是走私的。",
            ]);
        Content("He paid a lot.\n4.1784 grams cost a fortune.").ShouldContain("4.1784 grams cost a fortune.");
    }

    [Fact]
    public void Phrases_with_meanings_are_entries_where_there_are_sure_entries()
    {
        Content(
                """
                “You are late,” said the fox.
                “你迟到了，”狐狸说。
                late: adj. 迟到的
                He lay down and waited for a while.
                他躺下等了一会儿。
                for a while: 一会儿
                It was a long race.
                那是一场漫长的比赛。
                race: n. 比赛
                """
            )
            .ShouldNotContain("一会儿");
    }

    [Fact]
    public void A_label_before_a_title_in_the_other_language_is_no_title()
    {
        Content("【双语新闻】AI listens to your cough\n人工智能听你咳嗽")
            .ShouldBe(["AI listens to your cough", "人工智能听你咳嗽"]);
    }

    [Fact]
    public void Labels_before_one_language_alone_tell_versions_and_are_no_text()
    {
        string[] english = ["They have three hearts.", "They live five years.", "Their blood is blue."];
        string[] chinese = ["它们有三颗心脏。", "它们活五年。", "它们的血是蓝色的。"];
        var text = string.Join("\n\n", english.Zip(chinese, (en, zh) => $"{en}\n甲组：{zh}\n乙组：{zh}"));
        Content(text).ShouldNotContain(block => block.Contains('组', StringComparison.Ordinal));
    }

    [Fact]
    public void Of_labelled_versions_the_one_with_a_known_label_counts()
    {
        string[] english = ["They have three hearts.", "They live five years.", "Their blood is blue."];
        string[] chinese = ["它们有三颗心脏。", "它们活五年。", "它们的血是蓝色的。"];
        var text = string.Join(
            "\n\n",
            english.Zip(chinese, (en, zh) => $"{en}\n甲组：他们{zh}\n乙组：她们{zh}\n参考：{zh}\n讨论：哪一个更好？")
        );
        Content(text).ShouldBe(english.Zip(chinese).SelectMany(pair => (string[])[pair.First, pair.Second]));
    }

    [Fact]
    public void The_names_of_speakers_are_text()
    {
        var text = "Ann: Hello.\n安：你好。\nBo: Hi.\n波：嗨。\n";
        Content(text + text.Replace("Hello", "Bye", StringComparison.Ordinal) + text).ShouldContain("Ann: Hello.");
    }

    [Theory]
    [InlineData("Q1. How many hearts has it?", "How many hearts has it?")]
    [InlineData("01 A journey begins with a step.", "A journey begins with a step.")]
    [InlineData("12 monkeys came home.", "12 monkeys came home.")]
    [InlineData("Quite a journey.", "Quite a journey.")]
    public void Numbers_of_questions_and_numbers_with_a_zero_are_markers(string line, string text) =>
        Content(line).ShouldBe([text]);

    [Theory]
    [InlineData("My first attempt", BlockKind.Label)]
    [InlineData("【学习者初稿】", BlockKind.Label)]
    [InlineData("My first car was red", BlockKind.Prose)]
    public void Labels_of_drafts_are_made_of_several_words(string line, BlockKind kind) =>
        Blocks(line).Single().Kind.ShouldBe(kind);

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

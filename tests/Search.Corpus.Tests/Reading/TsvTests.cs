using Search.Corpus.Reading;

namespace Search.Corpus.Tests.Reading;

public sealed class TsvTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_texts_are_found_by_their_script_and_what_stands_around_them_is_id_and_attribution()
    {
        var pairs = _folder.Read(
            "a.tsv",
            "17\tThe tea is hot.\t茶很热。\tby Ann\n18\tSit down.\t请坐。\tby Bo\n19\tGPU\tGPU 芯片\tby Cy\n"
        );
        pairs
            .Select(p => (p.ExternalId, p.English, p.Chinese, p.Attribution))
            .ShouldBe([
                ("17", "The tea is hot.", "茶很热。", "by Ann"),
                ("18", "Sit down.", "请坐。", "by Bo"),
                ("19", "GPU", "GPU 芯片", "by Cy"),
            ]);
        pairs.Select(p => p.Position).ShouldBe([0, 1, 2]);
    }

    [Theory]
    [InlineData("File\t文件\nEdit\t编辑\nView\t查看\n", "File")]
    [InlineData("Date\t日期\nTime\t时间\n", "Date")]
    [InlineData("English\t英文\nFrench\t法文\n", "English")]
    [InlineData("eng\tHello there.\tcmn\t你好。\neng\tGood bye.\tcmn\t再见。\n", "Hello there.")]
    [InlineData("1\teng\tHello there.\t2\tcmn\t你好。\n3\teng\tBye.\t4\tcmn\t再见。\n", "Hello there.")]
    public void A_first_row_of_texts_is_no_header(string table, string first) =>
        _folder.Read("a.tsv", table)[0].English.ShouldBe(first);

    [Theory]
    [InlineData("en\tzh\nHello there.\t你好。\nGood bye.\t再见。\n")]
    [InlineData("English\t中文\nHello there.\t你好。\nGood bye.\t再见。\n")]
    [InlineData("英文\t中文\nHello there.\t你好。\nGood bye.\t再见。\n")]
    public void A_first_row_of_names_is_one(string table) =>
        _folder.Read("a.tsv", table)[0].English.ShouldBe("Hello there.");

    [Fact]
    public void Chinese_may_stand_first_and_two_columns_are_enough()
    {
        var pairs = _folder.Read("a.tsv", "茶很热。\tThe tea is hot.\n请坐。\tSit down.\n");
        pairs[0].English.ShouldBe("The tea is hot.");
        pairs[0].ExternalId.ShouldBeNull();
        pairs[0].Attribution.ShouldBeNull();
    }

    [Fact]
    public void An_export_with_an_id_before_each_text_is_understood()
    {
        var pairs = _folder.Read(
            "a.tsv",
            "1276\tLet's try something.\t2\t我們試試看！\n1277\tI have to sleep.\t3\t我该去睡觉了。\n"
        );
        pairs.Select(p => p.English).ShouldBe(["Let's try something.", "I have to sleep."]);
        pairs.Select(p => p.Chinese).ShouldBe(["我們試試看！", "我该去睡觉了。"]);
    }

    [Fact]
    public void A_header_row_names_the_columns_and_is_no_pair()
    {
        var pairs = _folder.Read(
            "a.tsv",
            "url\tdate\tzh\ten\tlicense\nhttps://example.org/1\t2024-05-06\t茶很热。\tThe tea is hot.\tCC0\n"
        );
        var pair = pairs.ShouldHaveSingleItem();
        pair.Url.ShouldBe("https://example.org/1");
        pair.Date.ShouldBe(new DateOnly(2024, 5, 6));
        pair.License.ShouldBe("CC0");
        pair.English.ShouldBe("The tea is hot.");
    }

    [Fact]
    public void A_line_without_the_second_column_is_an_error_with_its_number()
    {
        var path = _folder.Write("a.tsv", "Hot.\t热。\nCold.\t冷。\nno second column\nSoft.\t软。\n");
        var error = Should.Throw<CorpusFormatException>(() => ScratchFolder.Read(path));
        error.Line.ShouldBe(3);
        error.Message.ShouldContain("a.tsv:3:");
        error.Remedy.ShouldContain("--skip-bad");
    }

    [Fact]
    public void Bad_lines_can_be_left_out_and_are_listed()
    {
        var path = _folder.Write("a.tsv", "Hot.\t热。\nCold.\t冷。\nno second column\nSoft.\t软。\n");
        var (pairs, report) = ScratchFolder.Read(path, new CorpusOptions { SkipBad = true });
        pairs.Count.ShouldBe(3);
        report.BadRecords.ShouldBe(1);
        report.FirstBad[0].Line.ShouldBe(3);
        report.Error.ShouldBeNull();
    }

    [Fact]
    public void The_columns_can_be_chosen()
    {
        var path = _folder.Write("a.tsv", "alpha\tHot.\t热。\t暑\nbeta\tCold.\t冷。\t寒\n");
        var (pairs, _) = ScratchFolder.Read(path, new CorpusOptions { EnglishColumn = 1, ChineseColumn = 4 });
        pairs.Select(p => (p.English, p.Chinese)).ShouldBe([("alpha", "暑"), ("beta", "寒")]);
    }

    [Fact]
    public void Empty_sides_and_untranslated_lines_are_dropped_with_a_reason()
    {
        var path = _folder.Write("a.tsv", "Hot.\t热。\n\t冷。\nOK\tOK\nWarm.\t温。\nPort\tport\n");
        var (pairs, report) = ScratchFolder.Read(path, new CorpusOptions { Format = CorpusFormat.Tsv });
        pairs.Count.ShouldBe(2);
        report.Dropped["empty-side"].ShouldBe(1);
        report.Dropped["untranslated"].ShouldBe(1);
        report.Dropped["no-chinese"].ShouldBe(1);
    }
}

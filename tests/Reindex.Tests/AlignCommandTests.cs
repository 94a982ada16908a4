using System.Text;
using System.Text.Json;

namespace Reindex.Tests;

public sealed class AlignCommandTests : IDisposable
{
    private const string Article = """
        The old bridge was closed in 2019 because two of its pillars had cracks.
        这座老桥因为两根桥墩出现裂缝，于2019年关闭。

        Engineers from three countries repaired it in eight months.
        来自三个国家的工程师用八个月修好了它。
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pairs_stand_on_standard_output_and_nothing_else_does()
    {
        var (code, output, error) = CommandLine.Run("align", _folder.Write("bridge.txt", Article), "--report");
        code.ShouldBe(0);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).ToList();
        lines.ShouldAllBe(l => l.Length == 4);
        lines
            .Select(l => (l[0], l[1]))
            .ShouldBe([
                (
                    "The old bridge was closed in 2019 because two of its pillars had cracks.",
                    "这座老桥因为两根桥墩出现裂缝，于2019年关闭。"
                ),
                (
                    "Engineers from three countries repaired it in eight months.",
                    "来自三个国家的工程师用八个月修好了它。"
                ),
            ]);
        error.ShouldContain("bridge.txt");
        error.ShouldContain("2 pairs");
    }

    [Fact]
    public void Tabs_and_line_ends_inside_a_text_become_spaces_in_tsv_and_stay_in_json()
    {
        var path = _folder.Write("a.csv", "id,en,zh\n7,\"two\nlines\tand a tab\",两行\n");
        CommandLine.Run("align", path).Output.ShouldBe("two lines and a tab\t两行\t1\t\n");
        using var json = JsonDocument.Parse(CommandLine.Run("align", path, "--output", "jsonl").Output);
        json.RootElement.GetProperty("en").GetString().ShouldBe("two\nlines\tand a tab");
        json.RootElement.GetProperty("zh").GetString().ShouldBe("两行");
        json.RootElement.GetProperty("externalId").GetString().ShouldBe("7");
    }

    [Fact]
    public void Sentences_are_paired_on_request()
    {
        var path = _folder.Write(
            "a.txt",
            "The river rose in June. It fell again in July.\n六月河水上涨。七月又退了下去。\n"
        );
        CommandLine.Run("align", path).Output.Split('\n').Length.ShouldBe(2);
        CommandLine.Run("align", path, "--level", "sentence").Output.Split('\n').Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("gb18030", false)]
    [InlineData("big5", false)]
    public void Documents_of_other_encodings_need_no_word_about_it(string name, bool hasMark)
    {
        var encoding =
            name == "utf-16"
                ? new UnicodeEncoding(false, hasMark)
                : CodePagesEncodingProvider.Instance.GetEncoding(name)!;
        var text =
            name == "big5"
                ? Article
                    .Replace(
                        "这座老桥因为两根桥墩出现裂缝，于2019年关闭。",
                        "這座老橋因為兩根橋墩出現裂縫，於2019年關閉。",
                        StringComparison.Ordinal
                    )
                    .Replace(
                        "来自三个国家的工程师用八个月修好了它。",
                        "來自三個國家的工程師用八個月修好了它。",
                        StringComparison.Ordinal
                    )
                : Article;
        var (code, output, _) = CommandLine.Run("align", _folder.Write("a.txt", text, encoding));
        code.ShouldBe(0);
        output.Split('\n').Length.ShouldBe(3);
    }

    [Fact]
    public void A_missing_file_is_named_with_exit_code_1()
    {
        var (code, output, error) = CommandLine.Run("align", Path.Combine(_folder.Root, "none.txt"));
        code.ShouldBe(1);
        output.ShouldBeEmpty();
        error.ShouldContain("none.txt: there is no such file");
    }

    [Fact]
    public void A_damaged_file_is_named_with_line_and_remedy_and_exit_code_1()
    {
        var path = _folder.Write("a.tsv", "Hot.\t热。\nCold.\t冷。\nalone\n");
        var (code, _, error) = CommandLine.Run("align", path);
        code.ShouldBe(1);
        error.ShouldContain("a.tsv:3:");
        error.ShouldContain("--skip-bad");
        error.ShouldNotContain("   at ");
        CommandLine.Run("align", path, "--skip-bad").ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("align")]
    [InlineData("align", "x", "--output", "yaml")]
    [InlineData("align", "x", "--format", "wordstar")]
    [InlineData("align", "x", "--encoding", "klingon")]
    [InlineData("align", "x", "--threshold", "7")]
    [InlineData("align", "x", "--english-column", "0")]
    [InlineData("build", "x")]
    [InlineData("build", "--index", "i", "x", "--threads", "0")]
    [InlineData("build", "--index", "i", "x", "--memory", "0")]
    [InlineData("nonsense")]
    [InlineData]
    public void A_command_line_that_makes_no_sense_has_exit_code_2(params string[] arguments)
    {
        var (code, output, error) = CommandLine.Run(arguments);
        code.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain("--help");
    }
}

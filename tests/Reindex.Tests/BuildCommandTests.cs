namespace Reindex.Tests;

public sealed class BuildCommandTests : IDisposable
{
    private const string Pairs = "The tea is hot.\t茶很热。\nThe engine has evolved.\t發動機進化了。\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_built_index_answers_in_both_languages_and_scripts()
    {
        _ = _folder.Write("a.tsv", Pairs);
        var (code, output, error) = CommandLine.Run("build", "--index", _folder.Index, _folder.Texts);
        code.ShouldBe(0, error);
        output.ShouldContain("1 documents, 2 pairs");
        foreach (var query in new[] { "进化", "進化", "engines" })
        {
            CommandLine.Run("search", "--json", "--index", _folder.Index, query).Output.ShouldContain("發動機進化了。");
        }
    }

    [Fact]
    public void A_second_build_replaces_the_first()
    {
        var first = _folder.Write("a.tsv", Pairs);
        var second = _folder.Write("b.tsv", "The river is deep.\t河很深。\nThe hill is low.\t山很低。\n");
        CommandLine.Run("build", "--index", _folder.Index, first).ExitCode.ShouldBe(0);
        CommandLine.Run("build", "--index", _folder.Index, second).ExitCode.ShouldBe(0);
        CommandLine.Run("search", "--json", "--index", _folder.Index, "tea").Output.ShouldNotContain("茶很热。");
        CommandLine.Run("search", "--json", "--index", _folder.Index, "river").Output.ShouldContain("河很深。");
    }

    [Fact]
    public void A_bad_document_leaves_the_index_as_it_was()
    {
        CommandLine.Run("build", "--index", _folder.Index, _folder.Write("good.tsv", Pairs)).ExitCode.ShouldBe(0);
        var before = _folder.Content();
        _ = _folder.Write("bad.tsv", "Hot.\t热。\nCold.\t冷。\nalone\n");
        var (code, _, error) = CommandLine.Run("build", "--index", _folder.Index, _folder.Texts);
        code.ShouldBe(1);
        error.ShouldContain("bad.tsv:3:");
        _folder.Content().ShouldBe(before);
    }

    [Fact]
    public void Bad_documents_can_be_left_out_and_are_listed()
    {
        _ = _folder.Write("good.tsv", Pairs);
        _ = _folder.Write("bad.tsv", "Hot.\t热。\nCold.\t冷。\nalone\n");
        _ = _folder.Write("worse.tmx", "<tmx><body><tu></body></tmx>");
        _ = _folder.Write("empty.txt", "");
        var (code, output, error) = CommandLine.Run("build", "--index", _folder.Index, "--skip-bad", _folder.Texts);
        code.ShouldBe(0, error);
        output.ShouldContain("4 documents, 4 pairs");
        error.ShouldContain("bad.tsv:3:");
        error.ShouldContain("worse.tmx:1:");
        error.ShouldContain("empty.txt: the file is empty");
        CommandLine.Run("search", "--json", "--index", _folder.Index, "cold").Output.ShouldContain("冷。");
    }

    [Fact]
    public void Documents_without_pairs_leave_the_index_as_it_was()
    {
        CommandLine.Run("build", "--index", _folder.Index, _folder.Write("good.tsv", Pairs)).ExitCode.ShouldBe(0);
        var before = _folder.Content();
        var (code, _, error) = CommandLine.Run(
            "build",
            "--index",
            _folder.Index,
            _folder.Write("plain.txt", "Only English here.\n")
        );
        code.ShouldBe(1);
        error.ShouldContain("not changed");
        _folder.Content().ShouldBe(before);
    }
}

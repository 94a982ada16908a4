namespace Reindex.Tests;

public sealed class ChangeCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Documents_are_added_replaced_and_deleted()
    {
        var first = _folder.Write("a.tsv", "The tea is hot.\t茶很热。\nThe engine has evolved.\t發動機進化了。\n");
        CommandLine.Run("build", "--index", _folder.Index, first).ExitCode.ShouldBe(0);

        var second = _folder.Write("b.tsv", "The river is deep.\t河很深。\nThe hill is low.\t山很低。\n");
        var (code, output, error) = CommandLine.Run("add", "--index", _folder.Index, second);
        code.ShouldBe(0, error);
        output.ShouldContain("2 pairs added, 0 deleted");
        Search("tea").ShouldContain("茶很热。");
        Search("river").ShouldContain("河很深。");

        _ = _folder.Write("a.tsv", "The tea is cold.\t茶很凉。\n");
        CommandLine.Run("add", "--index", _folder.Index, first).Output.ShouldContain("1 pairs added, 2 deleted");
        Search("tea").ShouldContain("茶很凉。");
        Search("engine").ShouldNotContain("發動機");

        (code, output, error) = CommandLine.Run("delete", "--index", _folder.Index, "a.tsv");
        code.ShouldBe(0, error);
        output.ShouldContain("0 pairs added, 1 deleted");
        Search("tea").ShouldNotContain("茶");
        Search("river").ShouldContain("河很深。");
        CommandLine.Run("verify", "--index", _folder.Index).ExitCode.ShouldBe(0);
    }

    [Fact]
    public void What_is_not_there_is_said_and_nothing_is_made()
    {
        CommandLine.Run("delete", "--index", _folder.Index, "a.tsv").ExitCode.ShouldBe(1);
        CommandLine
            .Run("add", "--index", _folder.Index, _folder.Write("a.tsv", "Tea.\t茶。\n"))
            .Error.ShouldContain("no index");
        var texts = _folder.Write("b.tsv", "The tea is hot.\t茶很热。\n");
        CommandLine.Run("build", "--index", _folder.Index, texts).ExitCode.ShouldBe(0);
        var before = _folder.Content();
        CommandLine.Run("delete", "--index", _folder.Index, "elsewhere").Error.ShouldContain("no such pairs");
        _folder.Content().ShouldBe(before);
    }

    [Fact]
    public void A_document_that_has_no_pairs_any_more_loses_those_that_it_had()
    {
        var path = _folder.Write("a.tsv", "The tea is hot.\t茶很热。\n");
        var other = _folder.Write("b.tsv", "The river is deep.\t河很深。\n");
        CommandLine.Run("build", "--index", _folder.Index, path, other).ExitCode.ShouldBe(0);
        _ = _folder.Write("a.tsv", "The tea is hot.\tThe tea is cold.\nOnly English.\tHere.\n");
        var (code, output, error) = CommandLine.Run("add", "--index", _folder.Index, "--format", "text", path);
        code.ShouldBe(0, error);
        output.ShouldContain("0 pairs added, 1 deleted");
        Search("tea").ShouldNotContain("茶");
        Search("river").ShouldContain("河很深。");
    }

    [Fact]
    public void A_source_goes_with_what_was_kept_under_another()
    {
        foreach (var name in new[] { "dd/a.txt", "dd/b.txt", "ee/b.txt", "ff/b.txt" })
        {
            _ = _folder.Write(name, "The red apple is sweet.\n红苹果很甜。\n");
        }

        _ = _folder.Write("ee/c.tsv", "Hello there my friend.\t你好我的朋友。\n");
        string[] folders = [.. new[] { "dd", "ee", "ff" }.Select(name => Path.Combine(_folder.Texts, name))];
        CommandLine.Run(["build", "--no-words", "--index", _folder.Index, .. folders]).ExitCode.ShouldBe(0);
        foreach (var (source, count) in new[] { ("ff", 1), ("ee", 2), ("dd", 2) })
        {
            var (code, output, error) = CommandLine.Run("delete", "--index", _folder.Index, source);
            code.ShouldBe(0, error);
            output.ShouldContain($"{count} deleted");
        }

        Search("*").ShouldNotContain("apple");
        CommandLine.Run("verify", "--index", _folder.Index).ExitCode.ShouldBe(0);
    }

    [Fact]
    public void A_damaged_word_model_is_found_and_said()
    {
        var path = _folder.Write("a.tsv", "The tea is hot.\t茶很热。\nThe hill is low.\t山很低。\n");
        CommandLine.Run("build", "--index", _folder.Index, path).ExitCode.ShouldBe(0);
        CommandLine.Run("verify", "--index", _folder.Index).ExitCode.ShouldBe(0);
        var model = Path.Combine(_folder.Index, "words.model");
        var bytes = File.ReadAllBytes(model);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(model, bytes);
        var (code, _, error) = CommandLine.Run("verify", "--index", _folder.Index);
        code.ShouldBe(1);
        error.ShouldContain("words.model");
        (code, _, error) = CommandLine.Run("search", "--index", _folder.Index, "tea", "--include", "equivalents");
        code.ShouldBe(1);
        error.ShouldContain("build the index again");
        (code, _, error) = CommandLine.Run("add", "--index", _folder.Index, path);
        code.ShouldBe(1);
        error.ShouldContain("build the index again");
    }

    private string Search(string query) => CommandLine.Run("search", "--json", "--index", _folder.Index, query).Output;
}

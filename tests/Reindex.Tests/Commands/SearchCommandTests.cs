using System.Text.Json;

namespace Reindex.Tests.Commands;

public sealed class SearchCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SearchCommandTests()
    {
        _ = _folder.Write(
            "a.tsv",
            "The bank raised its rates.\t银行提高了利率。\nA river bank.\t河岸很发达。\nThe mill is old.\t磨坊很旧。\n"
        );
        _ = _folder.Write("b.tsv", "A bank is a bank.\t银行就是银行。\nThe rates fell.\t利率下降了。\n");
        CommandLine.Run("build", "--no-words", "--index", _folder.Index, _folder.Texts).ExitCode.ShouldBe(0);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Both_sides_and_exclusions_can_be_asked()
    {
        var output = Search("--en", "bank", "--zh-not", "银行");
        output.ShouldContain("A river [bank].");
        output.ShouldNotContain("raised");
        output.ShouldContain("1 of 1 pairs");
    }

    [Fact]
    public void A_concordance_stands_aligned_on_the_match()
    {
        var lines = Search("bank", "--view", "kwic").Split('\n').Where(line => line.Contains('[')).ToList();
        lines.Count.ShouldBe(3);
        lines.Select(line => line.IndexOf('[', StringComparison.Ordinal)).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void A_hit_shows_what_is_asked_for()
    {
        var hit = Json("river", "--include", "other_script", "explain", "tokens", "--context", "1");
        hit.GetProperty("otherScript").GetProperty("text").GetString().ShouldBe("河岸很發達。");
        hit.GetProperty("explain")
            .GetProperty("parts")[0]
            .GetProperty("description")
            .GetString()!
            .ShouldContain("river");
        hit.GetProperty("zh").GetProperty("tokens").GetArrayLength().ShouldBeGreaterThan(2);
        hit.GetProperty("before")[0].GetProperty("zh").GetString().ShouldBe("银行提高了利率。");
        Search("river", "--include", "other_script", "explain").ShouldContain("河岸很發達。");
    }

    [Fact]
    public void Hits_are_grouped_and_counted()
    {
        var output = Search("bank", "--group", "document", "--facets", "source", "--total", "exact");
        output.ShouldContain("and 1 more");
        output.Split('\n').Count(line => line.Contains("score")).ShouldBe(2);
    }

    [Theory]
    [InlineData("--include", "nonsense")]
    [InlineData("--sort", "up")]
    [InlineData("--context", "9")]
    public void A_wrong_option_is_refused_by_name(string option, string value)
    {
        var (code, _, error) = CommandLine.Run("search", "--index", _folder.Index, "bank", option, value);
        code.ShouldBe(2);
        error.ShouldContain(option == "--context" ? "context" : value);
    }

    [Fact]
    public void A_question_for_nothing_is_refused()
    {
        var (code, _, error) = CommandLine.Run("search", "--index", _folder.Index);
        code.ShouldBe(2);
        error.ShouldContain("nothing to search for");
    }

    private string Search(params string[] arguments)
    {
        var (code, output, error) = CommandLine.Run(["search", "--index", _folder.Index, .. arguments]);
        code.ShouldBe(0, error);
        return output;
    }

    private JsonElement Json(params string[] arguments)
    {
        using var document = JsonDocument.Parse(Search(["--json", .. arguments]).Trim());
        return document.RootElement.Clone();
    }
}

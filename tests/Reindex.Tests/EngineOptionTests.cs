namespace Reindex.Tests;

/// <summary>The choice of the engine on the command line.</summary>
public sealed class EngineOptionTests : IDisposable
{
    private const string Pairs = "The tea is hot.\t茶很热。\nThe engine has evolved.\t發動機進化了。\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_engine_that_does_not_exist_is_wrong_usage()
    {
        var (code, _, error) = CommandLine.Run("search", "--index", _folder.Index, "--engine", "other", "tea");
        code.ShouldBe(2);
        error.ShouldContain("embedded, lucene");
    }

    [Fact]
    public void A_syntax_that_the_engine_does_not_know_is_wrong_usage()
    {
        _ = _folder.Write("a.tsv", Pairs);
        CommandLine.Run("build", "--no-words", "--index", _folder.Index, _folder.Texts).ExitCode.ShouldBe(0);
        var (code, _, error) = CommandLine.Run("search", "--index", _folder.Index, "--syntax", "lucene", "tea");
        code.ShouldBe(2);
        error.ShouldContain("does not know the syntax");
    }

#if LUCENENET
    [Fact]
    public void The_Lucene_engine_builds_searches_counts_and_exports()
    {
        _ = _folder.Write("a.tsv", Pairs);
        string[] at = ["--engine", "lucene", "--index", _folder.Index];
        var (code, output, error) = CommandLine.Run(["build", .. at, _folder.Texts]);
        code.ShouldBe(0, error);
        output.ShouldContain("1 documents, 2 pairs");
        foreach (var query in new[] { "进化", "進化", "engines" })
        {
            CommandLine.Run(["search", "--json", .. at, query]).Output.ShouldContain("發動機進化了。");
        }

        CommandLine
            .Run(["search", "--json", .. at, "--syntax", "lucene", "+engine -tea"])
            .Output.ShouldContain("發動機進化了。");
        var broken = CommandLine.Run(["search", .. at, "--syntax", "lucene", "engine AND ("]);
        broken.ExitCode.ShouldBe(2);
        broken.Error.ShouldContain("Lucene's query parser");
        CommandLine.Run(["stats", .. at]).Output.ShouldContain("pairs                2");
        CommandLine.Run(["export", .. at, "*"]).Output.ShouldContain("茶很热。");
        var other = CommandLine.Run("search", "--index", _folder.Index, "tea");
        other.ExitCode.ShouldBe(1);
        other.Error.ShouldContain("no index");
    }
#else
    [Fact]
    public void The_Lucene_engine_needs_the_switch()
    {
        var (code, _, error) = CommandLine.Run("search", "--index", _folder.Index, "--engine", "lucene", "tea");
        code.ShouldBe(2);
        error.ShouldContain("-p:LuceneNet=true");
    }
#endif
}

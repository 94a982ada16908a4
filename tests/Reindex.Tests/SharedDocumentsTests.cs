using Search.Testing;

namespace Reindex.Tests;

/// <summary>The documents that the product is measured on, where they are at hand.</summary>
public sealed class SharedDocumentsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_index_of_the_seeds_and_a_sentence_collection_answers_across_script_and_language()
    {
        var seeds = SharedData.Require("seeds");
        var documents = Directory.GetFiles(seeds, "*.txt");
        documents.Length.ShouldBe(2);
        var (code, _, error) = CommandLine.Run([
            "build",
            "--index",
            _folder.Index,
            .. documents,
            SharedData.Require("data", "parallel", "tatoeba.tsv"),
        ]);
        code.ShouldBe(0, error);
        Search("芯片").ShouldContain("chip");
        Search("chips").ShouldContain("芯片");
        Search("進化").ShouldContain("傑出的進化");
        Search("进化").ShouldContain("傑出的進化");
        var deepSeek = Search("DeepSeek");
        deepSeek.ShouldContain("000_");
        deepSeek.ShouldContain("004_");
    }

    private string Search(string query) =>
        CommandLine.Run("search", "--index", _folder.Index, query, "--limit", "100", "--json").Output;
}

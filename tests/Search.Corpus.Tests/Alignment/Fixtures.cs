using Search.Corpus.Alignment;
using Search.Corpus.Reading;
using Search.Testing;

namespace Search.Corpus.Tests.Alignment;

/// <summary>Finds the documents that the tests align, and aligns them as the product does.</summary>
internal static class Fixtures
{
    public static string Tests { get; } = Path.Combine(SharedData.Repository, "tests", "Search.Corpus.Tests");

    public static string Corpus { get; } = SharedData.SampleCorpus;

    public static IReadOnlyList<(string English, string Chinese)> Align(string path, AlignmentOptions options)
    {
        var file = new CorpusFile(path, Path.GetFileName(path));
        var reader = new CorpusReader(new CorpusOptions { Alignment = options });
        return [.. reader.Read(file, new FileReport(file)).Select(pair => (pair.English, pair.Chinese))];
    }
}

using Search.Corpus.Alignment;
using Search.Testing;

namespace Search.Corpus.Tests.Alignment;

public sealed class GoldTests
{
    private static readonly AlignmentOptions Paragraphs = new();
    private static readonly AlignmentOptions Sentences = new() { Level = AlignmentLevel.Sentence };

    [Theory]
    [InlineData("000_7296f2e7b5b5a7ec.txt", "000.paragraphs.tsv")]
    [InlineData("004_79f48dccfb0d0d06.txt", "004.paragraphs.tsv")]
    public void Paragraphs_of_the_seeds_are_all_right(string document, string gold)
    {
        var found = Fixtures.Align(SharedData.Require("seeds", document), Paragraphs);
        var score = PairScore.Of(found, SharedData.Require("seeds", gold));
        score.F1.ShouldBe(1, string.Join('\n', score.Faults));
    }

    [Theory]
    [InlineData("000_7296f2e7b5b5a7ec.txt", "000.sentences.tsv")]
    [InlineData("004_79f48dccfb0d0d06.txt", "004.sentences.tsv")]
    public void Sentences_of_the_seeds_are_right(string document, string gold)
    {
        var found = Fixtures.Align(SharedData.Require("seeds", document), Sentences);
        var score = PairScore.Of(found, SharedData.Require("seeds", gold));
        score.F1.ShouldBeGreaterThanOrEqualTo(0.95, string.Join('\n', score.Faults));
    }

    [Fact]
    public void The_sample_corpus_is_aligned_as_its_gold_says()
    {
        var scores = Directory
            .GetFiles(Path.Combine(Fixtures.Tests, "Gold"), "*.paragraphs.tsv")
            .Order(StringComparer.Ordinal)
            .Select(gold =>
                (Name: Path.GetFileName(gold), Score: PairScore.Of(Fixtures.Align(Document(gold), Paragraphs), gold))
            )
            .ToList();
        scores.Count.ShouldBeGreaterThanOrEqualTo(14);
        scores.Average(entry => entry.Score.F1).ShouldBeGreaterThanOrEqualTo(0.995, Faults(scores));
    }

    [Fact]
    public void Each_phenomenon_of_messy_documents_is_mastered()
    {
        var scores = Directory
            .GetFiles(Path.Combine(Fixtures.Tests, "Fixtures", "Phenomena"), "p*")
            .Where(path => !path.EndsWith(".tsv", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path =>
                (
                    Name: Path.GetFileName(path),
                    Score: PairScore.Of(Fixtures.Align(path, Paragraphs), Path.ChangeExtension(path, ".tsv"))
                )
            )
            .ToList();
        scores.Count.ShouldBeGreaterThanOrEqualTo(24);
        scores.Average(entry => entry.Score.F1).ShouldBeGreaterThanOrEqualTo(0.97, Faults(scores));
    }

    private static string Document(string gold)
    {
        var name = Path.GetFileName(gold).Replace(".paragraphs.tsv", string.Empty, StringComparison.Ordinal);
        return Directory.GetFiles(Fixtures.Corpus, name + ".*").Single();
    }

    private static string Faults(IEnumerable<(string Name, PairScore Score)> scores) =>
        string.Join(
            '\n',
            scores
                .Where(entry => entry.Score.F1 < 1)
                .Select(entry => $"{entry.Name} {entry.Score.F1:f3}\n  {string.Join("\n  ", entry.Score.Faults)}")
        );
}

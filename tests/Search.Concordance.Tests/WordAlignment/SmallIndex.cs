using Search.Testing.Naive;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Concordance.Tests.WordAlignment;

/// <summary>An index in memory over given pairs of one document.</summary>
internal static class SmallIndex
{
    public static NaivePairIndex Of(IEnumerable<(string English, string Chinese)> pairs) =>
        new(
            pairs
                .DistinctBy(pair => pair)
                .Select(
                    (pair, n) =>
                        new AlignedPair
                        {
                            Id = PairId.Compute("test", "one", pair.English, pair.Chinese),
                            English = pair.English,
                            Chinese = pair.Chinese,
                            Source = "test",
                            Document = "one",
                            Position = n,
                        }
                ),
            new TextAnalyzer()
        );
}

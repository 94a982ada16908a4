using Search.Index.Execution;
using Search.Index.Snapshots;
using Search.Index.Tests.Segments;
using Search.Query.Contract;
using Search.Query.Parsing;

namespace Search.Index.Tests.Execution;

public sealed class TotalTests
{
    [Theory]
    [InlineData("en:a*")]
    [InlineData("en:?e*")]
    [InlineData("en:{0}~")]
    [InlineData("{0} OR {1}")]
    [InlineData("{2} OR {0}*")]
    [InlineData("en:a* OR {0}")]
    public void What_words_alone_find_is_counted_where_an_estimate_is_enough(string form)
    {
        var pairs = RandomPairs.Make(11, 6_000);
        using var view = new TestView(
            pairs,
            new Random(3),
            3,
            [pairs[3].Id, pairs[9].Id],
            false,
            RankingParameters.Default
        );
        using var searcher = new SegmentSearcher();
        var random = new Random(8);
        var analysis = new QueryAnalysis(RankingParameters.Default);
        var counted = 0;
        for (var round = 0; round < 20; round++)
        {
            var text = string.Format(
                System.Globalization.CultureInfo.InvariantCulture,
                form,
                RandomPairs.EnglishWord(random),
                RandomPairs.EnglishWord(random),
                RandomPairs.ChineseCharacter(random)
            );
            var query = analysis.Lower(QueryParser.Parse(text).Query!);
            var estimate = Total(query, TotalMode.Estimate);
            estimate.ShouldBe(Total(query, TotalMode.Exact), text);
            counted += estimate.Value > 300 ? 1 : 0;
        }

        counted.ShouldBeGreaterThan(3);

        HitTotal Total(Query.Terms.TermNode query, TotalMode mode)
        {
            var request = new SearchRequest
            {
                Query = new Query.Tree.EverythingNode(),
                Limit = 10,
                Total = mode,
                LoadPairs = false,
            };
            return searcher
                .Search(view.View, query, request, TestContext.Current.CancellationToken)
                .Total.ShouldNotBeNull();
        }
    }
}

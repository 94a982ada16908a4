using Search.Index.Execution;
using Search.Index.Tests.Segments;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Testing.Naive;
using Search.Text.Analysis;

namespace Search.Index.Tests.Execution;

/// <summary>The engine finds what the naive engine finds, in the same order and with the same scores.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_queries_over_random_pairs_find_what_the_naive_engine_finds(int batch) => Run(batch, 12, 60);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(100)]
    [InlineData(200)]
    public void A_hundred_thousand_random_queries_find_what_the_naive_engine_finds(int batch) => Run(batch, 500, 100);

    [Fact]
    public void Scores_do_not_depend_on_how_pairs_are_spread_over_segments()
    {
        var pairs = RandomPairs.Make(77, 3000);
        using var one = new TestView(pairs, new Random(1), 1, false, RankingParameters.Default);
        using var many = new TestView(pairs, new Random(1), 7, false, RankingParameters.Default);
        using var searcher = new SegmentSearcher();
        var random = new Random(2);
        var queries = new RandomQueries(random);
        for (var i = 0; i < 300; i++)
        {
            var node = queries.Node(2);
            var request = queries.Request(node) with { Sort = SortOrder.Relevance, Total = TotalMode.None };
            var first = searcher.Search(one.View, node, request, TestContext.Current.CancellationToken);
            var second = searcher.Search(many.View, node, request, TestContext.Current.CancellationToken);
            second
                .Hits.Select(hit => (hit.Id, hit.Score))
                .ShouldBe(first.Hits.Select(hit => (hit.Id, hit.Score)), node.ToString());
        }
    }

    private static void Run(int batch, int corpora, int queries)
    {
        using var searcher = new SegmentSearcher();
        for (var corpus = 0; corpus < corpora; corpus++)
        {
            var seed = (batch * 1000) + corpus;
            var random = new Random(seed);
            var pairs = RandomPairs.Make(seed, random.Next(6) == 0 ? 3000 : random.Next(1, 500));
            var ranking = random.Next(3) == 0 ? RankingParameters.Lucene : RankingParameters.Default;
            using var view = new TestView(pairs, random, random.Next(1, 5), random.Next(2) == 0, ranking);
            var naive = new NaivePairIndex(view.Live, new TextAnalyzer(), ranking);
            var made = new RandomQueries(random);
            var count = pairs.Count > 1000 ? queries / 3 : queries;
            for (var i = 0; i < count; i++)
            {
                var node = made.Node(random.Next(4));
                Compare(searcher, view.View, naive, node, made.Request(node), $"seed {seed}, query {i}: {node}");
            }
        }
    }

    private static void Compare(
        SegmentSearcher searcher,
        IndexView view,
        NaivePairIndex naive,
        TermNode node,
        SearchRequest request,
        string what
    )
    {
        what = $"{what} {request}";
        for (var page = 0; page < 2; page++)
        {
            var expected = naive.SearchTerms(node, request, TestContext.Current.CancellationToken);
            var actual = searcher.Search(view, node, request, TestContext.Current.CancellationToken);
            actual.Hits.Select(hit => hit.Id).ShouldBe(expected.Hits.Select(hit => hit.Id), what);
            for (var i = 0; i < actual.Hits.Length; i++)
            {
                actual
                    .Hits[i]
                    .Score.ShouldBe(expected.Hits[i].Score, 1e-5f * Math.Max(1, expected.Hits[i].Score), what);
                if (request.LoadPairs)
                {
                    actual.Hits[i].Stored!.Pair.ShouldBe(expected.Hits[i].Stored!.Pair, what);
                }

                if (request.Explain && request.Sort == SortOrder.Relevance)
                {
                    actual.Hits[i].Explanation!.Value.ShouldBe(actual.Hits[i].Score, what);
                }
            }

            if (request.Limit > 0)
            {
                actual.HasMore.ShouldBe(expected.HasMore, what);
            }

            if (actual.Total is { IsExact: true } total)
            {
                total.ShouldBe(expected.Total!.Value, what);
            }
            else
            {
                request.Total.ShouldNotBe(TotalMode.Exact, what);
            }

            actual.Facets.Length.ShouldBe(expected.Facets.Length, what);
            for (var i = 0; i < actual.Facets.Length; i++)
            {
                actual.Facets[i].Counts.ShouldBe(expected.Facets[i].Counts, what);
            }

            if (expected.Hits.IsEmpty)
            {
                return;
            }

            request = request with { After = actual.Hits[^1].Cursor };
        }
    }
}

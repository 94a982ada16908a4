using System.Globalization;
using Search.Index.Execution;
using Search.Index.Tests.Segments;
using Search.Query.Contract;
using Search.Testing.Naive;
using Search.Text.Analysis;

namespace Search.Index.Tests.Execution;

/// <summary>
/// The engine finds what the naive engine finds, in the same order and with the same scores. A failure names its seed;
/// with REFERENCE_SEED set to it, the first test runs that corpus alone. REFERENCE_CORPORA sets how many corpora each
/// batch of the long test takes.
/// </summary>
public sealed class ReferenceTests
{
    private const int Batches = 8;
    private const int QueriesOfACorpus = 50;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_queries_over_random_pairs_find_what_the_naive_engine_finds(int batch) =>
        Run(Setting("REFERENCE_SEED") is { } seed ? [seed] : Enumerable.Range(batch * 6, 6));

    /// <summary>2,000 corpora with 50 queries each, and their further pages.</summary>
    [Theory]
    [Trait("Category", "Long")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void A_hundred_thousand_random_queries_find_what_the_naive_engine_finds(int batch)
    {
        var corpora = Setting("REFERENCE_CORPORA") ?? 2000 / Batches;
        Run(Enumerable.Range(1000 + (batch * corpora), corpora));
    }

    [Fact]
    public void Scores_do_not_depend_on_how_pairs_are_spread_over_segments()
    {
        var pairs = RandomPairs.Make(77, 3000);
        using var one = new TestView(pairs, new Random(1), 1, [], false, RankingParameters.Default);
        using var many = new TestView(pairs, new Random(1), 7, [], false, RankingParameters.Default);
        using var searcher = new SegmentSearcher();
        var random = new Random(2);
        var analyzer = new TextAnalyzer();
        var naive = new NaivePairIndex(pairs, analyzer);
        var queries = new RandomQueries(random, pairs, analyzer, naive);
        var requests = new RandomRequests(random, queries, pairs);
        for (var i = 0; i < 300; i++)
        {
            var node = queries.Node(2);
            var request = requests.Next() with { Sort = SortOrder.Relevance, Total = TotalMode.None };
            var first = searcher.Search(one.View, node, request, TestContext.Current.CancellationToken);
            var second = searcher.Search(many.View, node, request, TestContext.Current.CancellationToken);
            second
                .Hits.Select(hit => (hit.Id, hit.Score))
                .ShouldBe(first.Hits.Select(hit => (hit.Id, hit.Score)), node.ToString());
        }
    }

    private static void Run(IEnumerable<int> seeds)
    {
        using var searcher = new SegmentSearcher();
        foreach (var seed in seeds)
        {
            ReferenceComparison.Run(seed, QueriesOfACorpus, searcher);
        }
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? int.Parse(value, CultureInfo.InvariantCulture)
            : null;
}

using Lucene.Net.Index;
using Lucene.Net.Store;
using Search.Index.LuceneNet.Querying;
using Search.Index.LuceneNet.Searching;
using Search.Index.LuceneNet.Tests.Contract;
using Search.Index.Tests.Execution;
using Search.Index.Tests.Segments;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Testing.Naive;
using Search.Text.Analysis;

namespace Search.Index.LuceneNet.Tests.Execution;

/// <summary>The Lucene.Net engine finds what the naive engine finds, with the same scores, in the same order but for ties.</summary>
public sealed class ReferenceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public Task Random_queries_over_random_pairs_find_what_the_naive_engine_finds(int batch) => Run(batch, 4, 80);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData(100)]
    public Task Many_random_queries_find_what_the_naive_engine_finds(int batch) => Run(batch, 100, 200);

    private static async Task Run(int batch, int corpora, int queries)
    {
        for (var corpus = 0; corpus < corpora; corpus++)
        {
            var seed = (batch * 1000) + corpus;
            var random = new Random(seed);
            var pairs = RandomPairs.Make(seed, random.Next(1, 300));
            var ranking = random.Next(3) == 0 ? RankingParameters.Lucene : RankingParameters.Default;
            using var folders = new LuceneFolders();
            await using var written = await folders.Index(
                pairs,
                new LuceneIndexOptions { Ranking = ranking, ClassicFields = false }
            );
            using var directory = new NIOFSDirectory(written.Folder);
            using var reader = DirectoryReader.Open(directory);
            var searcher = new PairSearcher(reader, ranking);
            var naive = new NaivePairIndex(pairs, new TextAnalyzer(), ranking);
            var made = new RandomQueries(random, pairs, new TextAnalyzer(), naive);
            var requests = new RandomRequests(random, made, pairs);
            for (var i = 0; i < queries; i++)
            {
                var node = made.Node(random.Next(4));
                Compare(searcher, naive, node, requests.Next(), $"seed {seed}, query {i}: {node}");
            }
        }
    }

    private static void Compare(
        PairSearcher searcher,
        NaivePairIndex naive,
        TermNode node,
        SearchRequest request,
        string what
    )
    {
        what = $"{what} {request}";
        var plan = new QueryPlan(TermTranslation.Translate(node), node);
        var expected = naive.SearchTerms(node, request, TestContext.Current.CancellationToken);
        var all = naive
            .SearchTerms(node, request with { Limit = 10_000 }, TestContext.Current.CancellationToken)
            .Hits.ToDictionary(hit => hit.Id, hit => hit.Score);
        var actual = PairSearch.Run(searcher, plan, request, TestContext.Current.CancellationToken);
        actual.Hits.Length.ShouldBe(expected.Hits.Length, what);
        for (var i = 0; i < actual.Hits.Length; i++)
        {
            var (hit, score) = (actual.Hits[i], expected.Hits[i].Score);
            var tolerance = 1e-5f * Math.Max(1, score);
            hit.Score.ShouldBe(score, tolerance, what);

            // Lucene adds the parts of a score in an order of its own, so hits that differ in the last digit only may
            // change places; everywhere else the hit is the same one.
            all[hit.Id].ShouldBe(score, tolerance, what);
            if (request.Sort != SortOrder.Relevance)
            {
                hit.Id.ShouldBe(expected.Hits[i].Id, what);
                hit.Cursor.ShouldBe(expected.Hits[i].Cursor, what);
            }

            if (request.LoadPairs)
            {
                hit.Stored.ShouldNotBeNull(what).Pair.Id.ShouldBe(hit.Id, what);
            }

            if (request.Explain && request.Sort == SortOrder.Relevance)
            {
                hit.Explanation.ShouldNotBeNull(what).Value.ShouldBe(hit.Score, what);
            }
        }

        actual.HasMore.ShouldBe(expected.HasMore, what);
        actual.Total.ShouldBe(expected.Total, what);
        actual.Facets.Length.ShouldBe(expected.Facets.Length, what);
        for (var i = 0; i < actual.Facets.Length; i++)
        {
            actual.Facets[i].Counts.ShouldBe(expected.Facets[i].Counts, what);
        }

        if (actual.HasMore && request.Limit > 0)
        {
            ComparePages(searcher, plan, request, what);
        }
    }

    private static void ComparePages(PairSearcher searcher, QueryPlan plan, SearchRequest request, string what)
    {
        var token = TestContext.Current.CancellationToken;
        var whole = PairSearch.Run(searcher, plan, request with { Limit = 10_000 }, token);
        var first = PairSearch.Run(searcher, plan, request, token);
        var rest = PairSearch.Run(
            searcher,
            plan,
            request with
            {
                Limit = 10_000,
                After = first.Hits[^1].Cursor,
            },
            token
        );
        first.Hits.Concat(rest.Hits).Select(hit => hit.Id).ShouldBe(whole.Hits.Select(hit => hit.Id), what);
    }
}

using Search.Index.Execution;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Testing.Naive;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.Tests.Execution;

/// <summary>
/// Compares the engine with the naive one over one random corpus. Everything follows from the seed, so a failure can
/// be run again.
/// </summary>
internal static class ReferenceComparison
{
    /// <summary>Makes the corpus of a seed and compares some queries over it.</summary>
    public static void Run(int seed, int queries, SegmentSearcher searcher)
    {
        var corpus = new RandomCorpus(seed);
        var random = new Random(~seed);
        var ranking = Ranking(random);
        var deleted = Deleted(corpus.Pairs, random);
        using var view = new TestView(
            corpus.Pairs,
            random,
            random.Next(2) == 0 ? 1 : random.Next(2, 9),
            deleted,
            random.Next(3) == 0,
            ranking
        );
        var analyzer = new TextAnalyzer();
        var naive = new NaivePairIndex(view.Live, analyzer, ranking);
        var trees = new RandomQueries(random, corpus.Pairs, analyzer, naive);
        var texts = new RandomTexts(random, corpus.Pairs, analyzer, ranking);
        var requests = new RandomRequests(random, trees, corpus.Pairs);
        for (var i = 0; i < queries; i++)
        {
            var (text, node) = random.Next(3) == 0 ? texts.Next() : ("", trees.Node(random.Next(4)));
            var request = requests.Next();
            var what =
                $"REFERENCE_SEED={seed}, query {i}, {corpus.Pairs.Count} pairs, {deleted.Count} deleted, "
                + $"{view.View.Segments.Length} segments, {text}: {node} {request}";
            Compare(searcher, view.View, naive, node, request, what);
        }
    }

    private static RankingParameters Ranking(Random random) =>
        random.Next(5) switch
        {
            0 or 1 => RankingParameters.Default,
            2 or 3 => RankingParameters.Lucene,
            _ => RankingParameters.Default with
            {
                K1 = random.Next(3) * 0.8f,
                B = random.Next(3) * 0.5f,
                LengthFloor = random.Next(20),
                TypedScriptBonus = random.Next(3) * 0.7f,
            },
        };

    private static HashSet<PairId> Deleted(List<AlignedPair> pairs, Random random)
    {
        var share = random.NextDouble();
        var shortest = random.Next(4, 60);
        Func<AlignedPair, bool> gone = random.Next(8) switch
        {
            0 or 1 => _ => random.Next(6) == 0,
            2 => _ => random.NextDouble() < share,
            // The pairs that come first in their segments, and have the best scores.
            3 => pair => pair.English.Length < shortest,
            4 => pair => pair.Source == "source1",
            _ => _ => false,
        };
        return pairs.Where(gone).Select(pair => pair.Id).ToHashSet();
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
        for (var page = 0; page < 3; page++)
        {
            var expected = naive.SearchTerms(node, request, TestContext.Current.CancellationToken);
            var actual = searcher.Search(view, node, request, TestContext.Current.CancellationToken);
            CompareHits(actual, expected, request, what);
            ComparePage(actual, expected, request, what);
            if (expected.Hits.IsEmpty || view.Pairs > 3000)
            {
                return;
            }

            request = request with { After = actual.Hits[^1].Cursor };
            what += $" page {page + 2}";
        }
    }

    private static void CompareHits(SearchPage actual, SearchPage expected, SearchRequest request, string what)
    {
        actual.Hits.Select(hit => hit.Id).ShouldBe(expected.Hits.Select(hit => hit.Id), what);
        for (var i = 0; i < actual.Hits.Length; i++)
        {
            var (hit, wanted) = (actual.Hits[i], expected.Hits[i]);
            hit.Score.ShouldBe(wanted.Score, 1e-5f * Math.Max(1, wanted.Score), what);
            if (request.LoadPairs)
            {
                hit.Stored!.Pair.ShouldBe(wanted.Stored!.Pair, what);
            }

            if (request.Explain && request.Sort == SortOrder.Relevance)
            {
                hit.Explanation!.Value.ShouldBe(hit.Score, 1e-5f * Math.Max(1, hit.Score), what);
            }
        }
    }

    private static void ComparePage(SearchPage actual, SearchPage expected, SearchRequest request, string what)
    {
        if (request.Limit > 0)
        {
            actual.HasMore.ShouldBe(expected.HasMore, what);
        }

        (actual.Total is null).ShouldBe(request.Total == TotalMode.None, what);
        if (actual.Total is { IsExact: true } total)
        {
            total.ShouldBe(expected.Total!.Value, what);
        }
        else
        {
            request.Total.ShouldNotBe(TotalMode.Exact, what);
        }

        actual.IsPartial.ShouldBeFalse(what);
        actual.Facets.Length.ShouldBe(expected.Facets.Length, what);
        for (var i = 0; i < actual.Facets.Length; i++)
        {
            actual.Facets[i].Counts.ShouldBe(expected.Facets[i].Counts, what);
        }
    }
}

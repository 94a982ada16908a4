using Search.Concordance.Tests.Conformance;
using Search.Index.LuceneNet.Tests.Contract;
using Search.Query.Contract;
using Search.Query.Parsing;
using Search.Testing.Naive;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.LuceneNet.Tests.Conformance;

/// <summary>The conformance cases over the Lucene.Net engine, which must return what the reference engine returns.</summary>
public sealed class LuceneConformanceTests : ConformanceContract, IAsyncLifetime
{
    private readonly LuceneFolders _folders = new();
    private LucenePairIndex? _index;

    public async ValueTask InitializeAsync() => _index = await _folders.Index(ConformanceCase.Pairs());

    public async ValueTask DisposeAsync()
    {
        await _index!.DisposeAsync();
        _folders.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Both_engines_return_the_same_pairs_with_the_same_scores_for_all_cases()
    {
        var naive = new NaivePairIndex(ConformanceCase.Pairs(), new TextAnalyzer());
        foreach (var one in ConformanceCase.All())
        {
            if (QueryParser.Parse(one.Question().Text ?? string.Empty).Query is not { } query)
            {
                continue;
            }

            var request = new SearchRequest { Query = query, Limit = 100 };
            var expected = await Scores(naive, request);
            var actual = await Scores(_index!, request);
            actual.Keys.ShouldBe(expected.Keys, ignoreOrder: true, one.ToString());
            foreach (var (id, score) in expected)
            {
                actual[id].ShouldBe(score, 1e-4f * Math.Max(1, score), one.ToString());
            }
        }
    }

    protected override ValueTask<IPairIndex> Index() => ValueTask.FromResult<IPairIndex>(_index!);

    private static async Task<Dictionary<PairId, float>> Scores(IPairIndex index, SearchRequest request) =>
        (await index.SearchAsync(request, TestContext.Current.CancellationToken)).Hits.ToDictionary(
            hit => hit.Id,
            hit => hit.Score
        );
}

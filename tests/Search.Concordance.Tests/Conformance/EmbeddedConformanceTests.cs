using Search.Index;
using Search.Query.Contract;
using Search.Query.Parsing;
using Search.Testing.Naive;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Concordance.Tests.Conformance;

/// <summary>The conformance cases over the embedded engine, which must return what the reference engine returns.</summary>
public sealed class EmbeddedConformanceTests : ConformanceContract, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("conformance-").FullName;
    private PairIndex? _index;

    public ValueTask InitializeAsync()
    {
        using (var builder = PairIndexBuilder.Create(_folder))
        {
            foreach (var pair in ConformanceCase.Pairs())
            {
                builder.Add(pair);
            }

            _ = builder.Commit(TestContext.Current.CancellationToken);
        }

        _index = PairIndex.Open(_folder);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        if (_index is not null)
        {
            await _index.DisposeAsync();
        }

        Directory.Delete(_folder, true);
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

using Search.Concordance.Searching;
using Search.Query.Contract;
using Search.Testing.Naive;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Concordance.Tests;

/// <summary>Hits grouped by document: over the whole result, whatever the page.</summary>
public sealed class GroupingTests
{
    private static readonly SortOrder[] Sorts =
    [
        SortOrder.Relevance,
        SortOrder.Length,
        SortOrder.NewestFirst,
        SortOrder.Quality,
        SortOrder.Random,
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Pages_give_every_document_once_by_its_best_hit_with_the_number_of_its_other_hits(int seed)
    {
        var random = new Random(seed);
        var pairs = Pairs(random);
        var index = new NaivePairIndex(pairs, new TextAnalyzer());
        foreach (var sort in Sorts)
        {
            var question = new SearchQuestion
            {
                Text = "bank OR rate",
                Sort = sort,
                Seed = seed,
                Limit = 200,
                Total = TotalMode.Exact,
            };
            var all = await Pages(() => new SearchService(index), question);
            var expected = all.GroupBy(Group)
                .Select(group => (group.First().Stored.Pair.Id, group.Count() - 1))
                .ToList();
            var grouped = question with { GroupByDocument = true, Limit = random.Next(1, 9) };

            // Every page is answered by a new service over a new index, as after a rebuild.
            var actual = await Pages(() => new SearchService(new NaivePairIndex(pairs, new TextAnalyzer())), grouped);
            actual.Select(hit => (hit.Stored.Pair.Id, hit.Folded)).ShouldBe(expected, $"seed {seed}, {sort}");
        }
    }

    [Fact]
    public async Task A_page_without_hits_still_counts()
    {
        var service = new SearchService(new NaivePairIndex(Pairs(new Random(1)), new TextAnalyzer()));
        var answer = await service.AskAsync(
            new SearchQuestion
            {
                Text = "bank",
                GroupByDocument = true,
                Limit = 0,
                Total = TotalMode.Exact,
            },
            TestContext.Current.CancellationToken
        );
        answer.Hits.ShouldBeEmpty();
        answer.Total.ShouldNotBeNull().Value.ShouldBeGreaterThan(0);
    }

    private static (string, string?, PairId) Group(HitView hit) =>
        hit.Stored.Pair is { Document: { } document } pair
            ? (pair.Source, document, default)
            : (hit.Stored.Pair.Source, null, hit.Stored.Pair.Id);

    private static async Task<List<HitView>> Pages(Func<SearchService> service, SearchQuestion question)
    {
        var hits = new List<HitView>();
        for (var pages = 0; pages < 1000; pages++)
        {
            var answer = await service().AskAsync(question, TestContext.Current.CancellationToken);
            answer.Hits.Length.ShouldBeLessThanOrEqualTo(question.Limit);
            hits.AddRange(answer.Hits);
            if (answer.Next is null)
            {
                return hits;
            }

            question = question with { After = answer.Next };
        }

        throw new InvalidOperationException("The pages have no end.");
    }

    // One document with more hits than a page reads, some with a few, some pairs without a document.
    private static List<AlignedPair> Pairs(Random random)
    {
        string[] words = ["bank", "rate", "river", "loan", "mill"];
        var pairs = new Dictionary<PairId, AlignedPair>();
        for (var i = 0; i < 400; i++)
        {
            var english = string.Join(' ', Enumerable.Range(0, random.Next(1, 9)).Select(_ => words[random.Next(5)]));
            var document = random.Next(8) switch
            {
                < 4 => "crowded",
                7 => null,
                _ => $"d{random.Next(12)}",
            };
            var source = $"s{random.Next(2)}";
            var id = PairId.Compute(source, document, english, $"第{i}条");
            pairs[id] = new AlignedPair
            {
                Id = id,
                English = english,
                Chinese = $"第{i}条",
                Source = source,
                Document = document,
                Position = i,
                Quality = random.Next(10) / 10f,
                Date = random.Next(3) == 0 ? null : DateOnly.FromDayNumber(700_000 + random.Next(9)),
            };
        }

        return [.. pairs.Values];
    }
}

using System.Runtime.InteropServices;
using Search.Index.Execution;
using Search.Index.Snapshots;
using Search.Index.Tests.Segments;
using Search.Query.Contract;
using Search.Query.Parsing;

namespace Search.Index.Tests.Execution;

public sealed class AllocationTests
{
    public static TheoryData<string> Queries =>
        [
            "{0}",
            "{0} {1}",
            "{0} {1} {2}",
            "{0} OR {1} OR {2}",
            "\"{0} {1}\"",
            "{0} -{1}",
            "{3}",
            "{3}{4} {5}",
            "{3} OR {4}",
            "\"{3}{4}{5}\"",
            "zh:{3} en:{0}",
        ];

    [Theory]
    [MemberData(nameof(Queries))]
    public void A_warm_search_allocates_its_answer_and_nothing_else(string form)
    {
        var pairs = RandomPairs.Make(31, 8_000);
        using var view = new TestView(pairs, new Random(1), 3, [pairs[7].Id], false, RankingParameters.Default);
        using var searcher = new SegmentSearcher();
        var random = new Random(4);
        var analysis = new QueryAnalysis(RankingParameters.Default);
        var questions = Enumerable
            .Range(0, 20)
            .Select(_ => analysis.Lower(QueryParser.Parse(Fill(form, random)).Query!))
            .ToArray();
        foreach (var total in new[] { TotalMode.None, TotalMode.Estimate, TotalMode.Exact })
        {
            var request = new SearchRequest
            {
                Query = new Query.Tree.EverythingNode(),
                Limit = 10,
                Total = total,
                LoadPairs = false,
            };

            // Scratch memory grows to what the queries need, and a collection in between leaves a gap that counts.
            var (least, found) = (long.MaxValue, 0L);
            for (var round = 0; round < 8; round++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                found = Run(request);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            found.ShouldBeGreaterThan(0);
            least.ShouldBe(Enumerable.Range(0, 8).Min(_ => AnswerBytes(request)));
        }

        long Run(SearchRequest request)
        {
            var hits = 0L;
            foreach (var question in questions)
            {
                hits += searcher
                    .Search(view.View, question, request, TestContext.Current.CancellationToken)
                    .Hits.Length;
            }

            return hits;
        }

        long AnswerBytes(SearchRequest request)
        {
            var answers = questions
                .Select(question =>
                    searcher.Search(view.View, question, request, TestContext.Current.CancellationToken)
                )
                .ToArray();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < answers.Length; i++)
            {
                answers[i] = Copy(answers[i]);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static SearchPage Copy(SearchPage answer)
    {
        var hits = new Hit[answer.Hits.Length];
        for (var i = 0; i < hits.Length; i++)
        {
            hits[i] = answer.Hits[i] with { };
        }

        return answer with
        {
            Hits = ImmutableCollectionsMarshal.AsImmutableArray(hits),
        };
    }

    private static string Fill(string form, Random random) =>
        string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            form,
            RandomPairs.EnglishWord(random),
            RandomPairs.EnglishWord(random),
            RandomPairs.EnglishWord(random),
            RandomPairs.ChineseCharacter(random),
            RandomPairs.ChineseCharacter(random),
            RandomPairs.ChineseCharacter(random)
        );
}

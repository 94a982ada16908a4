using Search.Index.Execution;
using Search.Index.Segments;
using Search.Index.Tests.Segments;
using Search.Query.Contract;
using Search.Query.Tree;

namespace Search.Index.Tests.Execution;

/// <summary>BM25 with Lucene's parameters gives Lucene's scores on the same tokens.</summary>
public sealed class LuceneScoresTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Scores_and_totals_are_those_of_Lucene_8(int segments)
    {
        var pairs = LuceneFixture.Pairs();
        var parts = pairs
            .Chunk((pairs.Count + segments - 1) / segments)
            .Select(part => TestSegment.Build(part, LuceneFixture.Analyze))
            .ToList();
        var view = new IndexView(
            [.. parts.Select(part => new SegmentSlice(part.Reader, null))],
            1,
            RankingParameters.Lucene
        );
        using var searcher = new SegmentSearcher();
        var questions = LuceneFixture.Questions();
        questions.Count.ShouldBe(180);
        foreach (var question in questions)
        {
            var request = new SearchRequest
            {
                Query = new EverythingNode(),
                Total = TotalMode.Exact,
                Limit = pairs.Count,
                LoadPairs = false,
            };
            var all = searcher.Search(view, question.Terms, request, TestContext.Current.CancellationToken);
            all.Total.ShouldBe(new HitTotal(question.Total, true), question.Text);
            var scores = all.Hits.ToDictionary(hit => hit.Id, hit => hit.Score);
            foreach (var (pair, score) in question.Best)
            {
                scores[pairs[pair].Id].ShouldBe(score, 1e-5f, $"{question.Text}, pair {pair}");
            }

            // With equal scores Lucene takes the pair that was added first, we the shorter one.
            var best = searcher.Search(
                view,
                question.Terms,
                request with
                {
                    Limit = 10,
                    Total = TotalMode.None,
                },
                TestContext.Current.CancellationToken
            );
            best.Hits.Length.ShouldBe(question.Best.Length, question.Text);
            for (var i = 0; i < best.Hits.Length; i++)
            {
                best.Hits[i].Score.ShouldBe(question.Best[i].Score, 1e-5f, $"{question.Text}, place {i}");
            }
        }

        parts.ForEach(part => part.Dispose());
    }
}

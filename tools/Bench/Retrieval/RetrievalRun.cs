using Search.Query.Contract;
using Search.Query.Parsing;
using Search.Query.Tree;
using Search.Text.Scripts;

namespace Search.Tools.Bench.Retrieval;

/// <summary>Asks an index the questions of a set, any word being enough.</summary>
internal sealed class RetrievalRun(IPairIndex index, RetrievalSet set, bool across)
{
    public async Task<RetrievalScore> RunAsync(
        IReadOnlyList<RetrievalQuestion> questions,
        CancellationToken cancellationToken
    )
    {
        var score = new RetrievalScore();
        var options = new QueryOptions
        {
            Match = WordMatch.Any,
            Side = set.IsEnglish == across ? Side.Chinese : Side.English,
        };
        foreach (var question in questions)
        {
            if (QueryParser.Parse(question.Text, options).Query is not { } query)
            {
                score.Add(question.Relevant, []);
                continue;
            }

            var page = await index
                .SearchAsync(
                    new SearchRequest
                    {
                        Query = query,
                        Limit = RetrievalScore.Depth,
                        Total = TotalMode.None,
                        TypedScript = ScriptDetector.Detect(question.Text),
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
            score.Add(question.Relevant, page.Hits.Select(hit => hit.Stored!.Pair.ExternalId!));
        }

        return score;
    }
}

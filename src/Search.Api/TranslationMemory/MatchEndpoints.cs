using Microsoft.AspNetCore.Http.HttpResults;
using Search.Api.Hosting;
using Search.Api.OpenApi;
using Search.Api.Problems;
using Search.Api.Searching;
using Search.Concordance.Matches;
using Search.Text.Pairs;

namespace Search.Api.TranslationMemory;

/// <summary>`/v1/tm/matches` and the amagama-shaped `/tmserver`: fuzzy matches of segments, for CAT tools.</summary>
public static class MatchEndpoints
{
    private const int MaxSegments = 20;

    /// <summary>Adds the endpoints.</summary>
    public static void MapTranslationMemory(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").WithTags("Translation memory").WithReadRules();
        group
            .MapPost("/v1/tm/matches", MatchAsync)
            .WithName("tmMatches")
            .WithSummary("Segments that resemble the given ones, with percentages and differences")
            .WithMetadata(new BodyExample("""{"segments": ["The news is good."], "from": "en", "minScore": 70}"""))
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group
            .MapGet("/tmserver/{source}/{target}/unit/{segment}", UnitAsync)
            .WithName("tmUnit")
            .WithSummary("Matches of one segment as amagama answers them")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<Ok<MatchesJson>> MatchAsync(
        MatchBody body,
        IndexHost host,
        CancellationToken cancellationToken
    )
    {
        if (body.Segments is not { Count: > 0 and <= MaxSegments })
        {
            throw new RequestProblemException("segments", $"segments must have 1 to {MaxSegments} texts.");
        }

        var from = Side("from", body.From);
        if (body.MinScore is < 30 or > 101)
        {
            throw new RequestProblemException("minScore", "minScore must be from 30 to 101.");
        }

        if (body.Limit is < 1 or > 50)
        {
            throw new RequestProblemException("limit", "limit must be from 1 to 50.");
        }

        var answers = new List<SegmentJson>(body.Segments.Count);
        for (var i = 0; i < body.Segments.Count; i++)
        {
            var text = body.Segments[i];
            if (string.IsNullOrWhiteSpace(text) || text.Length > QuestionReader.MaxTextLength)
            {
                throw new RequestProblemException(
                    $"segments[{i}]",
                    $"A segment has 1 to {QuestionReader.MaxTextLength} characters."
                );
            }

            var query = new SegmentQuery(text, from)
            {
                MinPercent = body.MinScore ?? 70,
                Limit = body.Limit ?? 5,
                // Neighbours in the request are neighbours in the document: they make a match a 101 % one.
                Before = i > 0 ? body.Segments[i - 1] : null,
                After = i + 1 < body.Segments.Count ? body.Segments[i + 1] : null,
            };
            var found = await host.Segments.MatchAsync(query, cancellationToken).ConfigureAwait(false);
            answers.Add(new SegmentJson(text, [.. found.Select(Match)]));
        }

        return TypedResults.Ok(new MatchesJson(answers));
    }

    private static async Task<Ok<IReadOnlyList<UnitJson>>> UnitAsync(
        string source,
        string target,
        string segment,
        IndexHost host,
        CancellationToken cancellationToken
    )
    {
        var from = Side("source", Primary(source));
        if (Side("target", Primary(target)) == from)
        {
            throw new RequestProblemException("target", "source and target must be the two languages, en and zh.");
        }

        if (QuestionReader.Text("segment", segment) is not { } text || string.IsNullOrWhiteSpace(text))
        {
            throw new RequestProblemException("segment", "The segment is empty.");
        }

        var found = await host
            .Segments.MatchAsync(new SegmentQuery(text, from), cancellationToken)
            .ConfigureAwait(false);
        return TypedResults.Ok<IReadOnlyList<UnitJson>>([
            .. found.Select(
                (m, i) =>
                    new UnitJson(
                        from == Language.English ? m.Stored.Pair.English : m.Stored.Pair.Chinese,
                        from == Language.English ? m.Stored.Pair.Chinese : m.Stored.Pair.English,
                        Math.Min(m.Percent, 100),
                        i + 1
                    )
            ),
        ]);
    }

    private static MatchJson Match(SegmentMatch match) =>
        new(
            match.Percent,
            SearchJsonWriter.Pair(match.Stored),
            [
                .. match.Differences.Select(d => new DifferenceJson(
                    d.Kind switch
                    {
                        DifferenceKind.Inserted => "inserted",
                        DifferenceKind.Deleted => "deleted",
                        DifferenceKind.Replaced => "replaced",
                        _ => "form",
                    },
                    [d.Asked.Start, d.Asked.End],
                    [d.Found.Start, d.Found.End]
                )),
            ]
        );

    private static Language Side(string name, string? value) =>
        value switch
        {
            "en" => Language.English,
            "zh" => Language.Chinese,
            _ => throw new RequestProblemException(name, $"{name} must be en or zh."),
        };

    // CAT tools send tags such as zh_CN and en-GB.
    private static string Primary(string tag) => tag.Split('_', '-')[0];
}

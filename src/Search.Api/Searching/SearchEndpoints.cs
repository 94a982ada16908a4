using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Search.Api.Hosting;
using Search.Api.OpenApi;

namespace Search.Api.Searching;

/// <summary>`/v1/search`: one box for both languages.</summary>
public static class SearchEndpoints
{
    /// <summary>Adds the group.</summary>
    public static void MapSearch(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/search").WithTags("Search").WithReadRules();
        group
            .MapGet("", SearchAsync)
            .WithParameters<SearchParameters>()
            .WithRevalidation()
            .WithName("search")
            .WithSummary("Pairs that a query finds, with their translations and the matches marked")
            .WithDescription(
                "A query in either language and either script. A query that cannot be parsed is searched literally, "
                    + "and `query.notes` says so; a wrong parameter is a 400 that names it."
            )
            .WithExample(("q", "芯片"), ("limit", "3"))
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group
            .MapPost("", SearchByBodyAsync)
            .WithName("searchByBody")
            .WithSummary("The same with the parameters as a JSON body")
            .WithMetadata(new BodyExample("""{"en": "bank", "zhNot": "银行", "limit": 3}"""))
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static Task<Ok<SearchJson>> SearchAsync(
        [AsParameters] SearchParameters parameters,
        IndexHost host,
        CancellationToken cancellationToken
    ) => AnswerAsync(parameters, host, cancellationToken);

    private static Task<Ok<SearchJson>> SearchByBodyAsync(
        SearchBody body,
        IndexHost host,
        CancellationToken cancellationToken
    ) => AnswerAsync(body.ToParameters(), host, cancellationToken);

    private static async Task<Ok<SearchJson>> AnswerAsync(
        SearchParameters parameters,
        IndexHost host,
        CancellationToken cancellationToken
    )
    {
        var start = Stopwatch.GetTimestamp();
        var question = QuestionReader.Read(parameters);
        var answer = await host.AskAsync(question, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(SearchJsonWriter.Answer(question, answer, Stopwatch.GetElapsedTime(start)));
    }
}

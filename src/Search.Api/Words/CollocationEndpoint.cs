using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Search.Api.Hosting;
using Search.Api.OpenApi;
using Search.Api.Searching;

namespace Search.Api.Words;

/// <summary>`/v1/collocations`: the company that a word keeps.</summary>
public static class CollocationEndpoint
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapCollocations(this IEndpointRouteBuilder routes) =>
        routes
            .MapGroup("/v1/collocations")
            .WithTags("Words")
            .WithReadRules()
            .MapGet("", FindAsync)
            .WithParameters<CollocationParameters>()
            .WithRevalidation()
            .WithName("collocations")
            .WithSummary("Words that stand near a word more often than by chance")
            .WithExample(("q", "chips"))
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Ok<CollocationsJson>> FindAsync(
        [AsParameters] CollocationParameters parameters,
        IndexHost host,
        CancellationToken cancellationToken
    )
    {
        var query = WordParameter.Read("q", parameters.Q);
        var side = WordParameter.Language("side", parameters.Side, query);
        var limit = (int)QuestionReader.Number("limit", parameters.Limit, 20, 1, 100);
        var answer = await host.Collocations.FindAsync(query, side, limit, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(
            new CollocationsJson(
                answer.Total,
                answer.Read,
                [
                    .. answer.Words.Select(w => new CollocationJson(
                        w.Text,
                        w.Count,
                        w.Before,
                        w.After,
                        Math.Round(w.LogDice, 3),
                        Math.Round(w.LogLikelihood, 2)
                    )),
                ]
            )
        );
    }
}

/// <summary>The word whose company is wanted.</summary>
public sealed record CollocationParameters
{
    /// <summary>The word or phrase.</summary>
    [FromQuery(Name = "q")]
    [Description("A word or phrase.")]
    public string? Q { get; init; }

    /// <summary>Its side.</summary>
    [FromQuery(Name = "side")]
    [Description("Its side: `en` or `zh`; found by its script when left out.")]
    public string? Side { get; init; }

    /// <summary>Most words wanted.</summary>
    [FromQuery(Name = "limit")]
    [Description("Most words wanted, 1 to 100; 20 when left out.")]
    public string? Limit { get; init; }
}

/// <summary>The company that a word keeps.</summary>
/// <param name="Total">Pairs that have the word.</param>
/// <param name="Read">Those that were read: all, or a random sample.</param>
/// <param name="Data">Closest company first.</param>
public sealed record CollocationsJson(long Total, int Read, IReadOnlyList<CollocationJson> Data);

/// <summary>A neighbour.</summary>
/// <param name="Text">Its most frequent form.</param>
/// <param name="Count">How often it stands near.</param>
/// <param name="Before">Of these, before the word.</param>
/// <param name="After">Of these, after it.</param>
/// <param name="LogDice">Rychlý's logDice: at most 14.</param>
/// <param name="LogLikelihood">Dunning's log-likelihood ratio.</param>
public sealed record CollocationJson(
    string Text,
    int Count,
    int Before,
    int After,
    double LogDice,
    double LogLikelihood
);

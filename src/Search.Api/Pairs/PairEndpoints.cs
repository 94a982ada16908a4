using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Search.Api.Hosting;
using Search.Api.Problems;
using Search.Api.Searching;
using Search.Text.Pairs;

namespace Search.Api.Pairs;

/// <summary>`/v1/pairs`: single pairs and their neighbours.</summary>
public static class PairEndpoints
{
    private const int MaxNeighbours = 20;

    /// <summary>Adds the group.</summary>
    public static void MapPairs(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/pairs").WithTags("Pairs").WithReadRules();
        group
            .MapGet("/{id}", GetAsync)
            .WithName("pair")
            .WithSummary("One pair by its id")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        group
            .MapGet("/{id}/context", GetContextAsync)
            .WithParameters<ContextParameters>()
            .WithName("pairContext")
            .WithSummary("The pairs around a pair in its document")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<PairJson>, ProblemHttpResult>> GetAsync(
        [Description("32 hexadecimal digits, as a hit gives them.")] string id,
        IndexHost host,
        CancellationToken cancellationToken
    )
    {
        var found = await host.Index.GetAsync([Id(id)], cancellationToken).ConfigureAwait(false);
        return found.Length == 0 ? Missing(id) : TypedResults.Ok(SearchJsonWriter.Pair(found[0]));
    }

    private static async Task<Results<Ok<ContextJson>, ProblemHttpResult>> GetContextAsync(
        [Description("32 hexadecimal digits, as a hit gives them.")] string id,
        [AsParameters] ContextParameters parameters,
        IndexHost host,
        CancellationToken cancellationToken
    )
    {
        var pair = Id(id);
        var before = (int)QuestionReader.Number("before", parameters.Before, 2, 0, MaxNeighbours);
        var after = (int)QuestionReader.Number("after", parameters.After, 2, 0, MaxNeighbours);
        if ((await host.Index.GetAsync([pair], cancellationToken).ConfigureAwait(false)).Length == 0)
        {
            return Missing(id);
        }

        var context = await host.Index.GetContextAsync(pair, before, after, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(
            new ContextJson(
                [.. context.Before.Select(SearchJsonWriter.Pair)],
                [.. context.After.Select(SearchJsonWriter.Pair)]
            )
        );
    }

    private static PairId Id(string text) =>
        PairId.TryParse(text, out var id)
            ? id
            : throw new RequestProblemException("id", "A pair's id has 32 hexadecimal digits.");

    private static ProblemHttpResult Missing(string id) =>
        TypedResults.Problem(
            $"No pair has the id {id}.",
            statusCode: StatusCodes.Status404NotFound,
            title: "No such pair"
        );
}

/// <summary>How many neighbours are wanted.</summary>
public sealed record ContextParameters
{
    /// <summary>Pairs before.</summary>
    [FromQuery(Name = "before")]
    [Description("Pairs before, 0 to 20; 2 when left out.")]
    public string? Before { get; init; }

    /// <summary>Pairs after.</summary>
    [FromQuery(Name = "after")]
    [Description("Pairs after, 0 to 20; 2 when left out.")]
    public string? After { get; init; }
}

/// <summary>The neighbours of a pair.</summary>
/// <param name="Before">Those before it, in order.</param>
/// <param name="After">Those after it, in order.</param>
public sealed record ContextJson(IReadOnlyList<PairJson> Before, IReadOnlyList<PairJson> After);

using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Search.Api.Hosting;
using Search.Api.OpenApi;
using Search.Api.Problems;
using Search.Api.Searching;
using Search.Concordance.Suggesting;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Api.Words;

/// <summary>`/v1/suggest`: completions of what is being typed, and corrections.</summary>
public static class SuggestEndpoint
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapSuggest(this IEndpointRouteBuilder routes) =>
        routes
            .MapGroup("/v1/suggest")
            .WithTags("Words")
            .WithReadRules()
            .MapGet("", SuggestAsync)
            .WithParameters<SuggestParameters>()
            .WithRevalidation()
            .WithName("suggest")
            .WithSummary(
                "Completions of what is being typed, most frequent first, and corrections of words not in the index"
            )
            .WithExample(("prefix", "tra"))
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Ok<SuggestJson>> SuggestAsync(
        [AsParameters] SuggestParameters parameters,
        IndexHost host,
        CancellationToken cancellationToken
    )
    {
        var prefix = QuestionReader.Text("prefix", parameters.Prefix);
        if (string.IsNullOrWhiteSpace(prefix))
        {
            throw new RequestProblemException(
                "prefix",
                "prefix has nothing to complete; give what has been typed so far."
            );
        }

        var side = QuestionReader.Choose("lang", parameters.Lang, Side.Either, QuestionReader.Sides);
        var limit = (int)QuestionReader.Number("limit", parameters.Limit, 10, 1, 50);
        var found = await host.Suggestions.SuggestAsync(prefix, side, limit, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(
            new SuggestJson([
                .. found.Select(s => new SuggestionJson(
                    s.Text,
                    s.Word,
                    s.Pairs,
                    s.Side == Language.English ? "en" : "zh",
                    s.Kind switch
                    {
                        SuggestionKind.Correction => "correction",
                        SuggestionKind.Reading => "reading",
                        _ => "completion",
                    }
                )),
            ])
        );
    }
}

/// <summary>What is being typed.</summary>
public sealed record SuggestParameters
{
    /// <summary>What has been typed so far.</summary>
    [FromQuery(Name = "prefix")]
    [Description("What has been typed so far; its last word is completed.")]
    public string? Prefix { get; init; }

    /// <summary>The side to take words from.</summary>
    [FromQuery(Name = "lang")]
    [Description("`auto` (default: by the script of the last word), `en`, `zh`.")]
    public string? Lang { get; init; }

    /// <summary>Most suggestions wanted.</summary>
    [FromQuery(Name = "limit")]
    [Description("Most suggestions wanted, 1 to 50; 10 when left out.")]
    public string? Limit { get; init; }
}

/// <summary>Suggestions.</summary>
/// <param name="Data">Best first.</param>
public sealed record SuggestJson(IReadOnlyList<SuggestionJson> Data);

/// <summary>A query that finds something.</summary>
/// <param name="Text">The whole query, its last word completed or corrected.</param>
/// <param name="Word">That word.</param>
/// <param name="Pairs">How many pairs have it.</param>
/// <param name="Lang">The side that it is from.</param>
/// <param name="Kind">`completion`, `correction`, or `reading` for a Chinese word read as typed.</param>
public sealed record SuggestionJson(string Text, string Word, long Pairs, string Lang, string Kind);

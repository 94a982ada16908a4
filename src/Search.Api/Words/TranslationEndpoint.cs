using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Search.Api.Hosting;
using Search.Api.OpenApi;
using Search.Api.Problems;
using Search.Api.Searching;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Api.Words;

/// <summary>`/v1/translations`: how a word or phrase is translated in the corpus, with numbers.</summary>
public static class TranslationEndpoint
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapTranslations(this IEndpointRouteBuilder routes) =>
        routes
            .MapGroup("/v1/translations")
            .WithTags("Words")
            .WithReadRules()
            .MapGet("", TranslateAsync)
            .WithParameters<TranslationParameters>()
            .WithRevalidation()
            .WithName("translations")
            .WithSummary(
                "How a word or phrase is translated in the corpus: candidates with counts, shares and examples"
            )
            .WithDescription(
                "Learned from the corpus itself when the index was built. Each candidate names the both-sides search that shows it."
            )
            .WithExample(("q", "chips"))
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<Results<Ok<TranslationsJson>, ProblemHttpResult>> TranslateAsync(
        [AsParameters] TranslationParameters parameters,
        IndexHost host,
        CancellationToken cancellationToken
    )
    {
        var query = WordParameter.Read("q", parameters.Q);
        var from = WordParameter.Language("from", parameters.From, query);
        var limit = (int)QuestionReader.Number("limit", parameters.Limit, 10, 1, 50);
        if (host.Translations is not { } service)
        {
            return TypedResults.Problem(
                "The index has no model of word translations. Build it with reindex build, without --no-words.",
                statusCode: StatusCodes.Status409Conflict,
                title: "No word model"
            );
        }

        var answer = await service.TranslateAsync(query, from, limit, cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(
            new TranslationsJson(
                answer.From == Language.English ? "en" : "zh",
                answer.Total,
                answer.Read,
                answer.Untranslated,
                [
                    .. answer.Candidates.Select(c => new CandidateJson(
                        c.Text,
                        c.Count,
                        Math.Round(c.Share, 4),
                        [.. c.Examples.Select(e => e.ToString())],
                        new BothSidesJson(c.English, c.Chinese)
                    )),
                ]
            )
        );
    }
}

/// <summary>A word or phrase to translate.</summary>
public sealed record TranslationParameters
{
    /// <summary>The word or phrase.</summary>
    [FromQuery(Name = "q")]
    [Description("A word or phrase in either language and script.")]
    public string? Q { get; init; }

    /// <summary>Its language.</summary>
    [FromQuery(Name = "from")]
    [Description("Its language: `en` or `zh`; found by its script when left out.")]
    public string? From { get; init; }

    /// <summary>Most candidates wanted.</summary>
    [FromQuery(Name = "limit")]
    [Description("Most candidates wanted, 1 to 50; 10 when left out.")]
    public string? Limit { get; init; }
}

/// <summary>How a word or phrase is translated.</summary>
/// <param name="From">Its language.</param>
/// <param name="Total">Pairs that have it.</param>
/// <param name="Read">Those that were read for the counts: all, or a random sample.</param>
/// <param name="Untranslated">Those of the read in which no translation was found with confidence.</param>
/// <param name="Data">Most frequent first.</param>
public sealed record TranslationsJson(
    string From,
    long Total,
    int Read,
    int Untranslated,
    IReadOnlyList<CandidateJson> Data
);

/// <summary>A translation.</summary>
/// <param name="Text">Its most frequent form.</param>
/// <param name="Count">In how many of the pairs read.</param>
/// <param name="Share">Of those with any translation, 0 to 1.</param>
/// <param name="Examples">Ids of pairs that show it.</param>
/// <param name="Search">The both-sides search that it stands for.</param>
public sealed record CandidateJson(
    string Text,
    int Count,
    double Share,
    IReadOnlyList<string> Examples,
    BothSidesJson Search
);

/// <summary>Parameters of a both-sides search.</summary>
/// <param name="En">What the English side must have.</param>
/// <param name="Zh">What the Chinese side must have.</param>
public sealed record BothSidesJson(string En, string Zh);

/// <summary>Reads the word that an operation is about.</summary>
internal static class WordParameter
{
    /// <summary>A text with something in it.</summary>
    /// <exception cref="RequestProblemException">There is none.</exception>
    public static string Read(string name, string? value) =>
        QuestionReader.Text(name, value) is { } text && !string.IsNullOrWhiteSpace(text)
            ? text
            : throw new RequestProblemException(name, $"{name} is empty; give a word or a phrase.");

    /// <summary>The language named, or that of the text.</summary>
    /// <exception cref="RequestProblemException">The name is none of the two.</exception>
    public static Language Language(string name, string? value, string text) =>
        value switch
        {
            null or "" or "auto" => LanguageDetector.Detect(text) ?? Search.Text.Pairs.Language.English,
            "en" => Search.Text.Pairs.Language.English,
            "zh" => Search.Text.Pairs.Language.Chinese,
            _ => throw new RequestProblemException(
                name,
                $"{name} is {QuestionReader.Short(value)}; it must be one of auto, en, zh."
            ),
        };
}

using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Search.Api.Hosting;
using Search.Api.OpenApi;
using Search.Api.Searching;
using Search.Concordance.Translations;
using Search.Text.Pairs;

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
                "Learned from the corpus itself when the index was built. Each candidate names the both-sides search that "
                    + "shows it; `contrast` names the search for pairs in which the usual translation is not used. "
                    + "Simplified and Traditional forms are counted together."
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
                        c.Forms,
                        [.. c.Examples.Select(e => e.ToString())],
                        new BothSidesJson(c.English, c.Chinese, null, null)
                    )),
                ],
                answer.Contrast is { } contrast ? Contrast(contrast, answer.From) : null
            )
        );
    }

    private static ContrastJson Contrast(Contrast contrast, Language from) =>
        new(
            [.. contrast.Usual.Select(u => u.Text)],
            Math.Round(contrast.Usual.Sum(u => u.Share), 4),
            from == Language.English
                ? new BothSidesJson(contrast.Wanted, null, null, contrast.Unwanted)
                : new BothSidesJson(null, contrast.Wanted, contrast.Unwanted, null)
        );
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
/// <param name="Contrast">The search for pairs without the usual translation; absent when there is none.</param>
public sealed record TranslationsJson(
    string From,
    long Total,
    int Read,
    int Untranslated,
    IReadOnlyList<CandidateJson> Data,
    ContrastJson? Contrast
);

/// <summary>A translation.</summary>
/// <param name="Text">Its most frequent form.</param>
/// <param name="Count">In how many of the pairs read.</param>
/// <param name="Share">Of those with any translation, 0 to 1.</param>
/// <param name="Forms">Its most frequent forms, in either script, most frequent first.</param>
/// <param name="Examples">Ids of pairs that show it.</param>
/// <param name="Search">The both-sides search that it stands for.</param>
public sealed record CandidateJson(
    string Text,
    int Count,
    double Share,
    IReadOnlyList<string> Forms,
    IReadOnlyList<string> Examples,
    BothSidesJson Search
);

/// <summary>The search for pairs in which the usual translation is not used.</summary>
/// <param name="Usual">The usual translations: the fewest that make up half of all.</param>
/// <param name="Share">Their share together, 0 to 1.</param>
/// <param name="Search">The both-sides search.</param>
public sealed record ContrastJson(IReadOnlyList<string> Usual, double Share, BothSidesJson Search);

/// <summary>Parameters of a both-sides search; those that are absent are not to be given.</summary>
/// <param name="En">What the English side must have (`en`).</param>
/// <param name="Zh">What the Chinese side must have (`zh`).</param>
/// <param name="EnNot">What the English side must not have (`en_not`).</param>
/// <param name="ZhNot">What the Chinese side must not have (`zh_not`).</param>
public sealed record BothSidesJson(string? En, string? Zh, string? EnNot, string? ZhNot);

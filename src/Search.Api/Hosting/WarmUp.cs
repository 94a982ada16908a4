using System.Text.Json;
using Search.Api.Searching;
using Search.Concordance.Searching;
using Search.Concordance.Suggesting;
using Search.Concordance.Translations;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Api.Hosting;

/// <summary>
/// Asks what the page asks, from the parameters to the JSON, so that the first user does not wait for the compiler.
/// </summary>
internal static class WarmUp
{
    /// <summary>One query of each kind.</summary>
    private static readonly string[] s_queries =
    [
        "the people",
        "中国人民",
        "\"in the\"",
        "chip OR 芯片",
        "train*",
        "comming~",
        "5.6 million",
        "*",
    ];

    private static readonly (string Text, Language Side)[] s_words =
    [
        ("people", Language.English),
        ("人民", Language.Chinese),
    ];

    // Completed, corrected, and read as Chinese.
    private static readonly string[] s_typed = ["pe", "comming", "renmin", "人"];

    /// <summary>Asks, and forgets the answers.</summary>
    /// <param name="search">Searches.</param>
    /// <param name="suggestions">Completes and corrects.</param>
    /// <param name="translations">How words are translated; null when nothing was learned of that.</param>
    /// <param name="json">How answers are written.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(
        SearchService search,
        SuggestionService suggestions,
        TranslationService? translations,
        JsonSerializerOptions json,
        CancellationToken cancellationToken
    )
    {
        foreach (var text in s_queries)
        {
            var question = QuestionReader.Read(
                new SearchParameters
                {
                    Q = text,
                    Include = ["equivalents"],
                    Facets = ["source"],
                }
            );
            var answer = await search.AskAsync(question, cancellationToken).ConfigureAwait(false);
            var page = SearchJsonWriter.Answer(question, answer, TimeSpan.Zero);
            await JsonSerializer.SerializeAsync(Stream.Null, page, json, cancellationToken).ConfigureAwait(false);
        }

        await suggestions.WarmAsync(cancellationToken).ConfigureAwait(false);
        foreach (var typed in s_typed)
        {
            _ = await suggestions.SuggestAsync(typed, Side.Either, 8, cancellationToken).ConfigureAwait(false);
        }

        if (translations is null)
        {
            return;
        }

        foreach (var (text, side) in s_words)
        {
            _ = await translations.TranslateAsync(text, side, 6, cancellationToken).ConfigureAwait(false);
        }
    }
}

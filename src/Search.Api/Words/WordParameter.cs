using Search.Api.Problems;
using Search.Api.Searching;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Api.Words;

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

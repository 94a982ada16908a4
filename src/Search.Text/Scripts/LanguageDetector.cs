using Search.Text.Pairs;

namespace Search.Text.Scripts;

/// <summary>Tells English from Chinese.</summary>
public static class LanguageDetector
{
    /// <summary>The language of a text, or null when it has neither Latin letters nor Chinese characters.</summary>
    public static Language? Detect(ReadOnlySpan<char> text) => LanguageProfile.Measure(text).Dominant;
}

namespace Search.Corpus.Blocks;

/// <summary>Looks at the ends of texts.</summary>
internal static class TextEnds
{
    private const string Closers = "\"”’'」』)）]】》*_`~ \u3000";

    /// <summary>How many kinds of ends there are.</summary>
    public const int Kinds = 7;

    /// <summary>How a text ends, past closing quotes and brackets.</summary>
    public static SentenceEnd EndOf(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd(Closers);
        return text.Length == 0
            ? SentenceEnd.Open
            : text[^1] switch
            {
                '.' or '。' or '．' or '…' or '｡' => SentenceEnd.Stop,
                '?' or '？' => SentenceEnd.Question,
                '!' or '！' => SentenceEnd.Exclamation,
                ':' or '：' => SentenceEnd.Colon,
                ',' or '，' or '、' or ';' or '；' or '-' or '—' or '–' => SentenceEnd.Pause,
                _ => SentenceEnd.Open,
            };
    }

    /// <summary>Whether a text breaks off where its sentence must go on.</summary>
    public static bool IsOpen(ReadOnlySpan<char> text) =>
        EndOf(text) is SentenceEnd.Pause or SentenceEnd.Open && text.Length > 0 && text[^1] is not (';' or '；');

    /// <summary>Whether a text begins with a small letter, as the rest of a broken sentence does.</summary>
    public static bool StartsLower(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("\"“‘'([*_`");
        return text.Length > 1 && char.IsLower(text[0]) && !char.IsUpper(text[1]);
    }
}

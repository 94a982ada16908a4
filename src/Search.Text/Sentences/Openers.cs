namespace Search.Text.Sentences;

/// <summary>Quotation marks and brackets around sentences.</summary>
internal static class Openers
{
    /// <summary>The text after the opening marks that it starts with.</summary>
    public static ReadOnlySpan<char> Skip(ReadOnlySpan<char> text) => text.TrimStart("“‘\"'([{「『（【《〈«*_¿¡—–- ");

    /// <summary>Whether a character ends a quotation; straight marks count, since they also do.</summary>
    public static bool IsClosingQuote(char character) =>
        character is '”' or '’' or '"' or '\'' or '」' or '』' or '»' or '＂';

    /// <summary>Whether a character closes what stands around a sentence.</summary>
    public static bool IsCloser(char character) =>
        IsClosingQuote(character)
        || character is ')' or '）' or ']' or '】' or '》' or '〉' or '}' or '〕' or '］' or '*' or '_';
}

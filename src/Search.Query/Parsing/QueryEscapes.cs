using System.Text;

namespace Search.Query.Parsing;

/// <summary>
/// Backslashes: before anything but a letter or digit they take its meaning away, and so they do before a word that is
/// a keyword. Elsewhere they are text.
/// </summary>
internal static class QueryEscapes
{
    /// <summary>The text without the backslashes that escape something.</summary>
    public static string Remove(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny("\\＼﹨") < 0)
        {
            return text.ToString();
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (QueryCharacters.Fold(text[i]) == '\\' && i + 1 < text.Length && Escapes(text, i))
            {
                i++;
            }

            _ = result.Append(text[i]);
        }

        return result.ToString();
    }

    /// <summary>Writes words so that they are read as plain words again.</summary>
    public static void Append(StringBuilder result, ReadOnlySpan<char> words)
    {
        for (var i = 0; i < words.Length; i++)
        {
            var atStart = i == 0 || char.IsWhiteSpace(words[i - 1]);
            var atEnd = i + 1 == words.Length || char.IsWhiteSpace(words[i + 1]);
            var sign = QueryCharacters.Fold(words[i]);
            if (
                (QueryCharacters.NeedsEscape(sign) && !(sign == '?' && atEnd))
                || (atStart && (sign is '-' or '+' or '=' || KeywordLength(words[i..]) > 0))
            )
            {
                _ = result.Append('\\');
            }

            _ = result.Append(words[i]);
        }
    }

    /// <summary>Writes the text of a phrase between quotation marks.</summary>
    public static void AppendQuoted(StringBuilder result, ReadOnlySpan<char> words)
    {
        _ = result.Append('"');
        foreach (var c in words)
        {
            if (QueryCharacters.Fold(c) == '\\' || QueryCharacters.Closes('"', c))
            {
                _ = result.Append('\\');
            }

            _ = result.Append(c);
        }

        _ = result.Append('"');
    }

    /// <summary>Writes a word with wildcards, which keep their meaning.</summary>
    public static void AppendPattern(StringBuilder result, ReadOnlySpan<char> pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            var sign = QueryCharacters.Fold(pattern[i]);
            var escaped =
                (i == 0 && sign is '-' or '+' or '=')
                || (sign is not ('?' or '*') && QueryCharacters.NeedsEscape(sign));
            _ = escaped ? result.Append('\\') : result;
            _ = result.Append(pattern[i]);
        }
    }

    private static bool Escapes(ReadOnlySpan<char> text, int backslash)
    {
        var rest = text[(backslash + 1)..];
        return (!IsLetter(rest[0]) && !char.IsWhiteSpace(rest[0]) && !char.IsSurrogate(rest[0]))
            || ((backslash == 0 || char.IsWhiteSpace(text[backslash - 1])) && KeywordLength(rest) > 0);
    }

    // 〇 and the radicals are characters to a reader of Chinese, though numbers and symbols to Unicode.
    private static bool IsLetter(char c) =>
        char.IsLetterOrDigit(c) || (!char.IsSurrogate(c) && QueryCharacters.IsHan(new Rune(c)));

    private static int KeywordLength(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return QueryCharacters.KeywordOf(text[..end]) == Keyword.None ? 0 : end;
    }
}

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
        if (!text.Contains('\\'))
        {
            return text.ToString();
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && Escapes(text, i))
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
            if (
                QueryCharacters.NeedsEscape(words[i])
                || (atStart && (words[i] is '-' or '+' or '=' || KeywordLength(words[i..]) > 0))
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
            if (c == '\\' || QueryCharacters.Closes('"', c))
            {
                _ = result.Append('\\');
            }

            _ = result.Append(c);
        }

        _ = result.Append('"');
    }

    private static bool Escapes(ReadOnlySpan<char> text, int backslash)
    {
        var rest = text[(backslash + 1)..];
        return (!char.IsLetterOrDigit(rest[0]) && !char.IsWhiteSpace(rest[0]) && !char.IsSurrogate(rest[0]))
            || ((backslash == 0 || char.IsWhiteSpace(text[backslash - 1])) && KeywordLength(rest) > 0);
    }

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

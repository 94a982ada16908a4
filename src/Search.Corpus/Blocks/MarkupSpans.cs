namespace Search.Corpus.Blocks;

/// <summary>
/// Stretches of a line that are neither language: code between backticks, tags, addresses and the targets of links.
/// They say nothing about the language of the text around them, and no text is cut inside them.
/// </summary>
internal static class MarkupSpans
{
    private const int LongestCode = 200;
    private const int LongestTag = 400;

    private static readonly string[] Breaks = ["<br>", "<br/>", "<br />"];

    /// <summary>The length of the stretch that begins at a place of a line; 0 when none does.</summary>
    public static int Measure(string line, int at)
    {
        var rest = line.AsSpan(at);
        switch (rest[0])
        {
            case '`':
                return Until(rest, '`', LongestCode);
            case '<':
                return rest.Length > 1 && (char.IsAsciiLetter(rest[1]) || rest[1] == '/')
                    ? Until(rest, '>', LongestTag)
                    : 0;
            case ']':
                return rest.Length > 1 && rest[1] == '(' ? Until(rest, ')', LongestTag) : 0;
            case '{':
                return rest.Length > 1 && rest[1] is '{' or '%' ? Until(rest, '}', LongestCode) : 0;
            case 'h' or 'w':
                return
                    rest.StartsWith("http://", StringComparison.Ordinal)
                    || rest.StartsWith("https://", StringComparison.Ordinal)
                    || rest.StartsWith("www.", StringComparison.Ordinal)
                    ? Address(rest)
                    : 0;
            default:
                return 0;
        }
    }

    /// <summary>A text without the line breaks in tags that it begins and ends with: they are layout, like bare ones.</summary>
    public static string TrimBreaks(string text)
    {
        var (start, end) = (0, text.Length);
        while (BreakAtStart(text.AsSpan(start, end - start)) is > 0 and var length)
        {
            start += length;
        }

        while (BreakAtEnd(text.AsSpan(start, end - start)) is > 0 and var length)
        {
            end -= length;
        }

        return start == 0 && end == text.Length ? text : text[start..end].Trim();
    }

    private static int BreakAtStart(ReadOnlySpan<char> text)
    {
        var spaces = text.Length - text.TrimStart().Length;
        var rest = text[spaces..];
        foreach (var tag in Breaks)
        {
            if (rest.StartsWith(tag, StringComparison.OrdinalIgnoreCase))
            {
                return spaces + tag.Length;
            }
        }

        return 0;
    }

    private static int BreakAtEnd(ReadOnlySpan<char> text)
    {
        var rest = text.TrimEnd();
        foreach (var tag in Breaks)
        {
            if (rest.EndsWith(tag, StringComparison.OrdinalIgnoreCase))
            {
                return text.Length - rest.Length + tag.Length;
            }
        }

        return 0;
    }

    private static int Until(ReadOnlySpan<char> rest, char end, int longest)
    {
        var found = rest[1..Math.Min(rest.Length, longest)].IndexOf(end);
        return found > 0 ? found + 2 : 0;
    }

    private static int Address(ReadOnlySpan<char> rest)
    {
        var end = 0;
        while (end < rest.Length && rest[end] is > ' ' and < (char)127 and not (')' or '>' or '"' or ']'))
        {
            end++;
        }

        return rest[..end].TrimEnd(".,;:!?").Length;
    }
}

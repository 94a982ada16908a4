using System.Buffers;
using Search.Text.Scripts;

namespace Search.Corpus.Blocks;

/// <summary>Signs of program text, template directives and tables in plain lines.</summary>
internal static class CodeSigns
{
    private static readonly SearchValues<char> Symbols = SearchValues.Create("{}[]<>=;_$#@+*&^~\\`|()/:'\"");

    // Names that are no English word of a line of their own.
    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
        "col",
        "colgroup",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "p",
        "br",
        "hr",
        "div",
        "span",
        "pre",
        "img",
        "blockquote",
        "figcaption",
    };

    /// <summary>Whether a line is a row of a table drawn with bars.</summary>
    public static bool IsTableRow(string line)
    {
        var bars = line.AsSpan().Count('|');
        return bars >= 2 && line[0] == '|' && (line[^1] == '|' || bars >= 3);
    }

    /// <summary>Whether a line is program text or a directive.</summary>
    public static bool IsCode(string line, LanguageProfile profile)
    {
        if (IsElement(line) || IsElementNames(line) || IsLyricsTag(line))
        {
            return true;
        }

        if (profile.HanCharacters > 0 && !LooksLikeStatement(line))
        {
            return IsMarkupOnly(line);
        }

        if (IsMarkupOnly(line) || IsDirective(line) || IsFileName(line))
        {
            return true;
        }

        var symbols = 0;
        foreach (var c in line)
        {
            symbols += Symbols.Contains(c) ? 1 : 0;
        }

        return symbols >= 4 && symbols * 5 >= line.Length && LooksLikeStatement(line);
    }

    // A line that is one tag, an image or a comment.
    private static bool IsMarkupOnly(string line) =>
        (line[0] == '<' && line[^1] == '>' && line.AsSpan().Count('>') == 1)
        || line.StartsWith("<!--", StringComparison.Ordinal)
        || (line.StartsWith("![", StringComparison.Ordinal) && line[^1] == ')')
        || (line.StartsWith("{%", StringComparison.Ordinal) && line.EndsWith("%}", StringComparison.Ordinal))
        || (line.StartsWith("[^", StringComparison.Ordinal) && line.Contains("]:", StringComparison.Ordinal))
        || (
            line[0] == '['
            && line.Contains("]: ", StringComparison.Ordinal)
            && !line.Contains(". ", StringComparison.Ordinal)
        );

    // `td p.`, `tr`: lines of a template language that open elements and hold no text.
    private static bool IsElementNames(string line)
    {
        if (line.Length > 40)
        {
            return false;
        }

        foreach (var word in line.AsSpan().Split(' '))
        {
            var name = line.AsSpan()[word].TrimEnd('.');
            var end = name.IndexOfAny('.', '#');
            if (!Elements.GetAlternateLookup<ReadOnlySpan<char>>().Contains(end < 0 ? name : name[..end]))
            {
                return false;
            }
        }

        return true;
    }

    // `[ti:…]`, `[offset:+500]`: a property of a lyrics file.
    private static bool IsLyricsTag(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return line[0] == '['
            && line[^1] == ']'
            && colon is > 1 and <= 8
            && !line.AsSpan(1, colon - 1).ContainsAnyExceptInRange('a', 'z')
            && !line.AsSpan(1, line.Length - 2).ContainsAny('[', ']');
    }

    // `a(href="#toc").to-top`: an element of a template language.
    private static bool IsElement(string line)
    {
        var open = line.IndexOf('(', StringComparison.Ordinal);
        return open is > 0 and < 24
            && line.AsSpan(0, open).IndexOfAnyExceptInRange('-', 'z') < 0
            && line.IndexOf("=\"", open, StringComparison.Ordinal) > open
            && !line.AsSpan(0, open).Contains(' ');
    }

    // `src/app/user.service.ts`: one word with an extension.
    private static bool IsFileName(string line)
    {
        var dot = line.LastIndexOf('.');
        return dot > 0
            && line.Length - dot is > 1 and <= 6
            && !line.Contains(' ', StringComparison.Ordinal)
            && char.IsAsciiLetterLower(line[dot + 1])
            && (line.AsSpan(0, dot).ContainsAny('/', '.') || line.AsSpan(0, dot).ContainsAny('-', '_'));
    }

    // `:marked`, `.l-main-section`, `+makeExample(…)`, `include file`, `@import`, `$ command`.
    private static bool IsDirective(string line)
    {
        var c = line[0];
        if (c is ':' or '.' or '+' or '@' or '#' or '$' or '%' or '-' or '\\' && line.Length > 2)
        {
            var next = line[1];
            if (char.IsAsciiLetterLower(next) || (c == '$' && next == ' '))
            {
                return !line.Contains(". ", StringComparison.Ordinal)
                    && (
                        !line.Contains(' ', StringComparison.Ordinal)
                        || line.Contains('(', StringComparison.Ordinal)
                        || c is '$' or '@' or '#' or ':'
                    );
            }
        }

        return false;
    }

    private static bool LooksLikeStatement(string line) =>
        line[^1] is ';' or '{' or '}' or ')' or '>' or ']' or '(' or '\\' or ','
        && (
            line.Contains('=', StringComparison.Ordinal)
            || line.Contains("()", StringComparison.Ordinal)
            || line.Contains(");", StringComparison.Ordinal)
            || line.Contains('{', StringComparison.Ordinal)
            || line.Contains('}', StringComparison.Ordinal)
            || line.Contains("=>", StringComparison.Ordinal)
        )
        && !EndsLikeProse(line);

    private static bool EndsLikeProse(string line) => line[^1] == ')' && line.Contains(". ", StringComparison.Ordinal);
}

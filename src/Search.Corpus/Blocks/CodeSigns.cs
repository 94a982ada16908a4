using System.Buffers;
using Search.Text.Scripts;

namespace Search.Corpus.Blocks;

/// <summary>Signs of program text, template directives and tables in plain lines.</summary>
internal static class CodeSigns
{
    private static readonly SearchValues<char> Symbols = SearchValues.Create("{}[]<>=;_$#@+*&^~\\`|()/:'\"");

    /// <summary>Whether a line is a row of a table drawn with bars.</summary>
    public static bool IsTableRow(string line)
    {
        var bars = line.AsSpan().Count('|');
        return bars >= 2 && line[0] == '|' && (line[^1] == '|' || bars >= 3);
    }

    /// <summary>Whether a line is program text or a directive.</summary>
    public static bool IsCode(string line, LanguageProfile profile)
    {
        if (profile.HanCharacters > 0 && !LooksLikeStatement(line))
        {
            return IsMarkupOnly(line);
        }

        if (IsMarkupOnly(line) || IsDirective(line))
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

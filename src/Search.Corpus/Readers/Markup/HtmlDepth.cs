using System.Buffers;

namespace Search.Corpus.Readers.Markup;

/// <summary>
/// Bounds how deeply the elements of a page nest before the page is parsed: tree builders take time that grows with
/// the square of the depth, and walkers take stack. Browsers stop at 512, too.
/// </summary>
internal static class HtmlDepth
{
    private const int Max = 512;
    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n\f/>");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Unclosed = new HashSet<string>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        "area",
        "base",
        "body",
        "br",
        "col",
        "colgroup",
        "dd",
        "dt",
        "embed",
        "head",
        "hr",
        "html",
        "img",
        "input",
        "li",
        "link",
        "meta",
        "option",
        "p",
        "param",
        "rb",
        "rp",
        "rt",
        "source",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "track",
        "wbr",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether more elements stand open at once than the limit. Elements that need no end tag do not count.</summary>
    public static bool IsOver(ReadOnlySpan<char> html)
    {
        var depth = 0;
        while (true)
        {
            var at = html.IndexOf('<');
            if (at < 0 || at + 2 >= html.Length)
            {
                return false;
            }

            html = html[(at + 1)..];
            var isEnd = html[0] == '/';
            var rest = isEnd ? html[1..] : html;
            if (!char.IsAsciiLetter(rest[0]))
            {
                continue;
            }

            var length = rest.IndexOfAny(NameEnd);
            if (length > 0 && !Unclosed.Contains(rest[..length]))
            {
                depth = isEnd ? Math.Max(0, depth - 1) : depth + 1;
            }

            var close = html.IndexOf('>');
            if (!isEnd && close > 0 && html[close - 1] == '/')
            {
                depth--;
            }

            if (depth > Max)
            {
                return true;
            }
        }
    }
}

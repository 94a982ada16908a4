using System.Collections.Immutable;
using System.Text;

namespace Search.Concordance.Marking;

/// <summary>Writes a text as HTML in which nothing but the marks is markup.</summary>
public static class MarkedHtml
{
    /// <summary>Writes a text with `mark` elements around spans.</summary>
    /// <param name="text">The text.</param>
    /// <param name="marks">In order, not overlapping, inside the text.</param>
    public static string Write(string text, ImmutableArray<TextSpan> marks)
    {
        ArgumentNullException.ThrowIfNull(text);
        var result = new StringBuilder(text.Length + (marks.Length * 13));
        var at = 0;
        foreach (var mark in marks)
        {
            Escape(result, text.AsSpan(at, mark.Start - at));
            _ = result.Append("<mark>");
            Escape(result, text.AsSpan(mark.Start, mark.End - mark.Start));
            _ = result.Append("</mark>");
            at = mark.End;
        }

        Escape(result, text.AsSpan(at));
        return result.ToString();
    }

    private static void Escape(StringBuilder result, ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            _ = c switch
            {
                '&' => result.Append("&amp;"),
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '"' => result.Append("&quot;"),
                '\'' => result.Append("&#39;"),
                _ => result.Append(c),
            };
        }
    }
}

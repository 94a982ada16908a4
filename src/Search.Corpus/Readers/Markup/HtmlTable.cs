using AngleSharp.Dom;

namespace Search.Corpus.Readers.Markup;

/// <summary>Tells tables of data from tables that only lay a page out.</summary>
internal static class HtmlTable
{
    /// <summary>Whether a table has rows of several cells that hold plain text each.</summary>
    public static bool IsData(IElement table) =>
        table.QuerySelector("table,h1,h2,h3,p + p,div + div,ul,ol,pre") is null
        && table.QuerySelectorAll("tr").Any(row => row.Children.Count(IsCell) > 1);

    /// <summary>The texts of the cells of each row.</summary>
    public static IReadOnlyList<string[]> Rows(IElement table, Func<IElement, string> text) =>
        [
            .. table
                .QuerySelectorAll("tr")
                .Select(row => row.Children.Where(IsCell).Select(text).ToArray())
                .Where(r => r.Length > 0),
        ];

    private static bool IsCell(IElement element) => element.LocalName is "td" or "th";
}

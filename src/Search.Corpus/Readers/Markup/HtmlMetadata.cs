using AngleSharp.Html.Dom;
using Search.Corpus.Documents;

namespace Search.Corpus.Readers.Markup;

/// <summary>Reads what a page says about itself.</summary>
internal static class HtmlMetadata
{
    /// <summary>Reads title, address, date and licence.</summary>
    public static DocumentMetadata Read(IHtmlDocument page) =>
        new()
        {
            Title = Filled(Meta(page, "og:title") ?? page.Title),
            Url =
                WebAddress.Parse(page.QuerySelector("link[rel~=canonical]")?.GetAttribute("href"))
                ?? WebAddress.Parse(Meta(page, "og:url")),
            Date =
                Dates.Parse(Meta(page, "article:published_time"))
                ?? Dates.Parse(Meta(page, "date"))
                ?? Dates.Parse(Meta(page, "dc.date"))
                ?? Dates.Parse(Meta(page, "pubdate"))
                ?? Dates.Parse(page.QuerySelector("time[datetime]")?.GetAttribute("datetime")),
            License = Filled(
                page.QuerySelector("link[rel~=license],a[rel~=license]")?.GetAttribute("href")
                    ?? Meta(page, "dc.rights")
            ),
            Domain = Filled(Meta(page, "article:section")),
            Attribution = Filled(Meta(page, "author")),
        };

    private static string? Meta(IHtmlDocument page, string name)
    {
        foreach (var meta in page.QuerySelectorAll("meta"))
        {
            var key = meta.GetAttribute("property") ?? meta.GetAttribute("name");
            if (string.Equals(key, name, StringComparison.OrdinalIgnoreCase))
            {
                return meta.GetAttribute("content");
            }
        }

        return null;
    }

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}

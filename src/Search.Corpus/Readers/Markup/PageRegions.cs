using System.Buffers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Search.Corpus.Readers.Markup;

/// <summary>
/// Tells the article of a page from what stands around it: by element, by role, by the words of class and id. A region
/// that holds most of the page's text is never taken for navigation, whatever it is called.
/// </summary>
/// <param name="page">The page.</param>
internal sealed class PageRegions(IHtmlDocument page)
{
    private static readonly SearchValues<char> WordBreaks = SearchValues.Create(" -_\t\r\n");

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Words = new HashSet<string>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        "ad",
        "ads",
        "advert",
        "advertisement",
        "banner",
        "breadcrumb",
        "breadcrumbs",
        "comment",
        "comments",
        "cookie",
        "copyright",
        "crumbs",
        "footer",
        "login",
        "menu",
        "modal",
        "nav",
        "navbar",
        "navfooter",
        "navheader",
        "navigation",
        "newsletter",
        "pager",
        "pagination",
        "popup",
        "recommend",
        "recommended",
        "related",
        "share",
        "sharing",
        "sidebar",
        "signup",
        "skip",
        "social",
        "subscribe",
        "toc",
        "toolbar",
        "topbar",
        "widget",
    }.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly int _total = Length(page.Body);

    // The region that the page calls its main one, where it is one and holds most of the text.
    private readonly IElement? _main = Main(page);

    /// <summary>Whether an element and all in it is not part of the article.</summary>
    public bool IsAside(IElement element)
    {
        if (element is IHtmlBodyElement || element == _main || (_main is not null && element.Contains(_main)))
        {
            return false;
        }

        return Looks(element) && Length(element) * 2 < _total;
    }

    /// <summary>Whether an element stands outside of the one region that the page calls its main one.</summary>
    public bool IsOutside(IElement element) =>
        _main is not null && !element.Contains(_main) && !_main.Contains(element);

    private static IElement? Main(IHtmlDocument page)
    {
        var main = Only(page, "main,[role=main]") ?? Only(page, "article");
        return Length(main) * 2 > Length(page.Body) ? main : null;
    }

    private static bool Looks(IElement element) =>
        element.LocalName switch
        {
            "nav" or "aside" or "footer" or "menu" => true,
            "header" => !IsInArticle(element),
            "body" or "main" or "article" or "html" => false,
            _ => element.GetAttribute("role")
                is "navigation"
                    or "banner"
                    or "contentinfo"
                    or "complementary"
                    or "search"
                    or "menu"
                    or "menubar"
                    or "toolbar"
                || HasWord(element.GetAttribute("class"))
                || HasWord(element.Id),
        };

    private static bool IsInArticle(IElement element)
    {
        for (var parent = element.ParentElement; parent is not null; parent = parent.ParentElement)
        {
            if (parent.LocalName is "article" or "main")
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasWord(string? names)
    {
        var rest = names.AsSpan();
        while (!rest.IsEmpty)
        {
            var length = rest.IndexOfAny(WordBreaks);
            if (Words.Contains(length < 0 ? rest : rest[..length]))
            {
                return true;
            }

            rest = length < 0 ? [] : rest[(length + 1)..];
        }

        return false;
    }

    private static IElement? Only(IHtmlDocument page, string selector)
    {
        var found = page.QuerySelectorAll(selector);
        return found.Length == 1 ? found[0] : null;
    }

    // Without the white space of the source's indentation.
    private static int Length(IElement? element)
    {
        var length = 0;
        foreach (var c in element?.TextContent ?? string.Empty)
        {
            length += char.IsWhiteSpace(c) ? 0 : 1;
        }

        return length;
    }
}

using System.Text;
using AngleSharp.Dom;
using Search.Corpus.Documents;
using Search.Corpus.Readers.Xml;
using Search.Corpus.Scripts;
using Search.Text.Pairs;

namespace Search.Corpus.Readers.Markup;

/// <summary>
/// Walks the elements of a page and makes lines of them: a block for each block element, a line for each piece between
/// line breaks and between borders of a declared language. White space collapses as on the screen.
/// </summary>
/// <param name="builder">Where the lines go.</param>
/// <param name="regions">Tells navigation; null where there can be none.</param>
/// <param name="firstLine">The one-based line of the file where the source of the page begins.</param>
internal sealed class HtmlWalker(DocumentBuilder builder, PageRegions? regions, int firstLine)
{
    private readonly StringBuilder _text = new();
    private readonly HashSet<int> _linkBlocks = [];
    private RawKind _kind = RawKind.Text;
    private Language? _language;
    private bool _isSpacePending;
    private int _line;
    private int _linkDepth;
    private int _linked;
    private int _total;

    /// <summary>What the surrounding format says about the text.</summary>
    public RawKind OuterKind
    {
        get => _kind;
        init => _kind = value;
    }

    /// <summary>The blocks whose text is nearly all inside links.</summary>
    public IReadOnlySet<int> LinkBlocks => _linkBlocks;

    /// <summary>Adds the lines of an element.</summary>
    public void Walk(IElement root)
    {
        WalkChildren(root);
        EndBlock();
    }

    private void WalkChildren(INode parent)
    {
        foreach (var child in parent.ChildNodes)
        {
            switch (child)
            {
                case IText text:
                    Append(text.Data);
                    break;
                case IElement element when !IsHidden(element):
                    WalkElement(element);
                    break;
                default:
                    break;
            }
        }
    }

    private void WalkElement(IElement element)
    {
        switch (element.LocalName)
        {
            case "br":
                EndLine();
                return;
            case "pre":
                EndBlock();
                AddCode(element);
                return;
            case "table" when HtmlTable.IsData(element):
                EndBlock();
                builder.AddTable(HtmlTable.Rows(element, Clean), _ => Line(element), isArticle: true);
                return;
            case "a":
                _linkDepth++;
                WalkChildren(element);
                _linkDepth--;
                return;
            default:
                break;
        }

        var isBlock = IsBlock(element.LocalName);
        var kind = KindOf(element);
        var language = LanguageOf(element);
        if (!isBlock && language == _language)
        {
            WalkChildren(element);
            return;
        }

        var (outerKind, outerLanguage) = (_kind, _language);
        EndPiece(isBlock);
        (_kind, _language) = (kind, language);
        _line = isBlock ? Line(element) : _line;
        WalkChildren(element);
        EndPiece(isBlock);
        (_kind, _language) = (outerKind, outerLanguage);
    }

    private RawKind KindOf(IElement element) =>
        _kind == RawKind.Navigation
        || (
            regions is not null
            && IsBlock(element.LocalName)
            && (regions.IsAside(element) || regions.IsOutside(element))
        )
            ? RawKind.Navigation
            : element.LocalName switch
            {
                "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => RawKind.Heading,
                "li" or "dt" or "dd" => RawKind.ListItem,
                "figcaption" or "caption" => RawKind.Caption,
                "blockquote" => RawKind.Quotation,
                _ => _kind,
            };

    // The language of the whole page says nothing about the lines of a bilingual one, and a declaration can be wrong.
    private Language? LanguageOf(IElement element)
    {
        var tag = element.GetAttribute("lang") ?? element.GetAttribute("xml:lang");
        var declared = LanguageTag.Find(tag);
        if (declared is null && tag is null && element.GetAttribute("class") is { } names)
        {
            foreach (var name in names.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                declared ??= name.Length < 10 ? LanguageTag.Find(name) : null;
            }
        }

        if (declared is null || element.LocalName is "html" or "body" or "main" or "article")
        {
            return _language;
        }

        var script = TextScript.Of(element.TextContent);
        return declared == Language.Chinese
            ? (script.IsChinese ? declared : null)
            : (script.IsEnglish ? declared : null);
    }

    private void AddCode(IElement element)
    {
        var number = Line(element);
        foreach (var line in element.TextContent.AsSpan().EnumerateLines())
        {
            builder.Add(line.ToString(), number++, _kind == RawKind.Navigation ? _kind : RawKind.Code);
        }

        builder.EndBlock();
    }

    private void Append(string data)
    {
        foreach (var c in data)
        {
            if (c is ' ' or '\n' or '\t' or '\r' or '\f')
            {
                _isSpacePending = true;
                continue;
            }

            if (_isSpacePending && _text.Length > 0)
            {
                _ = _text.Append(' ');
            }

            _isSpacePending = false;
            _ = _text.Append(c);
            _total++;
            _linked += _linkDepth > 0 ? 1 : 0;
        }
    }

    private void EndPiece(bool isBlock)
    {
        if (isBlock)
        {
            EndBlock();
        }
        else
        {
            EndLine();
        }
    }

    private void EndLine()
    {
        builder.Add(_text.ToString(), _line, _kind, _language);
        _ = _text.Clear();
        _isSpacePending = false;
    }

    private void EndBlock()
    {
        EndLine();
        if (_total > 0 && _linked * 10 >= _total * 8)
        {
            _ = _linkBlocks.Add(builder.Block);
        }

        _total = 0;
        _linked = 0;
        builder.EndBlock();
    }

    private int Line(IElement element) =>
        element.SourceReference is { } source ? firstLine - 1 + source.Position.Line : Math.Max(_line, firstLine);

    private static string Clean(IElement cell)
    {
        var text = new StringBuilder();
        foreach (
            var part in cell.TextContent.Split([' ', '\n', '\t', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries)
        )
        {
            _ = text.Append(text.Length == 0 ? string.Empty : " ").Append(part);
        }

        return text.ToString();
    }

    // Readings above characters and footnote marks are not part of the sentence around them.
    private static bool IsHidden(IElement element) =>
        element.LocalName switch
        {
            "script"
            or "style"
            or "noscript"
            or "template"
            or "iframe"
            or "object"
            or "svg"
            or "math"
            or "canvas"
            or "select"
            or "button"
            or "textarea"
            or "input"
            or "head"
            or "rt"
            or "rp" => true,
            "sup" => element.QuerySelector("a[href^='#']") is not null,
            _ => element.HasAttribute("hidden")
                || element.GetAttribute("aria-hidden") == "true"
                || HidesByStyle(element.GetAttribute("style")),
        };

    private static bool HidesByStyle(string? style) =>
        style is not null
        && style
            .Replace(" ", string.Empty, StringComparison.Ordinal)
            .Contains("display:none", StringComparison.OrdinalIgnoreCase);

    private static bool IsBlock(string name) =>
        name
            is "address"
                or "article"
                or "aside"
                or "blockquote"
                or "body"
                or "caption"
                or "center"
                or "dd"
                or "details"
                or "dialog"
                or "dir"
                or "div"
                or "dl"
                or "dt"
                or "fieldset"
                or "figcaption"
                or "figure"
                or "footer"
                or "form"
                or "h1"
                or "h2"
                or "h3"
                or "h4"
                or "h5"
                or "h6"
                or "header"
                or "hgroup"
                or "hr"
                or "legend"
                or "li"
                or "main"
                or "menu"
                or "nav"
                or "ol"
                or "p"
                or "section"
                or "summary"
                or "table"
                or "tbody"
                or "td"
                or "tfoot"
                or "th"
                or "thead"
                or "tr"
                or "ul";
}

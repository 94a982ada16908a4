using System.Globalization;
using System.Text;
using System.Xml;
using Search.Corpus.Documents;
using Search.Corpus.Readers.Xml;
using Search.Corpus.Reading;

namespace Search.Corpus.Readers.Office;

/// <summary>Walks the main part of a document, element by element, and makes lines of its paragraphs and tables.</summary>
/// <param name="xml">The part.</param>
/// <param name="builder">Where the lines go.</param>
/// <param name="source">The file, for its limits.</param>
internal sealed class DocxWalker(SafeXml xml, DocumentBuilder builder, SourceText source)
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _cell = new();
    private readonly List<string[]> _rows = [];
    private readonly List<string> _row = [];
    private RawKind _kind;
    private int _tableDepth;
    private int _paragraph;
    private int _characters;
    private bool _isHidden;

    /// <summary>Walks to the end.</summary>
    public void Walk()
    {
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                Begin();
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                End();
            }
        }
    }

    private void Begin()
    {
        switch (xml.Name)
        {
            case "tbl":
                _tableDepth++;
                break;
            case "p":
                _kind = RawKind.Text;
                _paragraph++;
                break;
            case "pStyle":
                _kind = FromStyle(xml.Attribute("val"), _kind);
                break;
            case "numPr" when _kind == RawKind.Text:
                _kind = RawKind.ListItem;
                break;
            case "r":
                _isHidden = false;
                break;
            case "vanish":
                _isHidden = xml.Attribute("val") is not ("0" or "false" or "off");
                break;
            case "t":
                var text = xml.ReadText(_ => false);
                Append(_isHidden ? string.Empty : text);
                break;
            case "noBreakHyphen":
                Append("\u2011");
                break;
            case "softHyphen":
                Append("\u00AD");
                break;
            case "sym":
                Append(Symbol(xml.Attribute("char")));
                break;
            case "tab":
                Append("\t");
                break;
            case "br" or "cr":
                EndLine();
                break;
            // Deleted text, codes of fields, older copies of what newer programs read elsewhere, readings of characters.
            case "del" or "moveFrom" or "instrText" or "Fallback" or "rt" or "txbxContent":
                xml.SkipElement();
                break;
            default:
                break;
        }
    }

    private void End()
    {
        switch (xml.Name)
        {
            case "p":
                EndLine();
                if (_tableDepth == 0)
                {
                    builder.EndBlock();
                }

                break;
            case "tc" when _tableDepth == 1:
                _row.Add(_cell.ToString());
                _ = _cell.Clear();
                break;
            case "tr" when _tableDepth == 1:
                _rows.Add([.. _row]);
                _row.Clear();
                break;
            case "tbl":
                _tableDepth--;
                if (_tableDepth == 0)
                {
                    var paragraph = _paragraph;
                    builder.AddTable(_rows, _ => paragraph);
                    _rows.Clear();
                }

                break;
            default:
                break;
        }
    }

    private void Append(string text)
    {
        _characters += text.Length;
        if (_characters > source.Options.MaxDocument)
        {
            throw source.TooLarge();
        }

        _ = _text.Append(text);
    }

    // Inside a table the paragraphs of a cell are joined: a cell is one text.
    private void EndLine()
    {
        var text = _text.ToString().Trim();
        _ = _text.Clear();
        if (_tableDepth == 0)
        {
            builder.Add(text, _paragraph, _kind);
        }
        else if (text.Length > 0)
        {
            _ = _cell.Append(_cell.Length == 0 ? string.Empty : " ").Append(text);
        }
    }

    // A character by its number; those for anybody's own use mean something in one font only.
    private static string Symbol(string? number) =>
        ushort.TryParse(number, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
        && unit >= ' '
        && !char.IsSurrogate((char)unit)
        && CharUnicodeInfo.GetUnicodeCategory((char)unit) != UnicodeCategory.PrivateUse
            ? ((char)unit).ToString()
            : string.Empty;

    private static RawKind FromStyle(string? style, RawKind otherwise) =>
        style switch
        {
            null => otherwise,
            _ when style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase)
                    || style.StartsWith("Title", StringComparison.OrdinalIgnoreCase)
                    || style.StartsWith("Subtitle", StringComparison.OrdinalIgnoreCase) => RawKind.Heading,
            _ when style.StartsWith("List", StringComparison.OrdinalIgnoreCase) => RawKind.ListItem,
            _ when style.StartsWith("Caption", StringComparison.OrdinalIgnoreCase) => RawKind.Caption,
            _ when style.Contains("Quote", StringComparison.OrdinalIgnoreCase) => RawKind.Quotation,
            _ when style.StartsWith("TOC", StringComparison.OrdinalIgnoreCase) => RawKind.Navigation,
            _ => otherwise,
        };
}

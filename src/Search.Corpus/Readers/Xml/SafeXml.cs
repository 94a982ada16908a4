using System.Xml;
using Search.Corpus.Reading;

namespace Search.Corpus.Readers.Xml;

/// <summary>
/// Reads XML of strangers: no document type is processed, nothing outside the file is opened, depth and the length of
/// any text are bounded, and every defect is an error with its line.
/// </summary>
internal sealed class SafeXml : IDisposable
{
    private const int MaxDepth = 256;

    private readonly SourceText _source;
    private readonly TextReader _text;
    private readonly XmlReader _reader;

    private SafeXml(SourceText source, TextReader text)
    {
        _source = source;
        _text = text;
        _reader = XmlReader.Create(
            text,
            new XmlReaderSettings
            {
                // An internal or external subset is skipped: entities that it declares are then undeclared ones.
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
                MaxCharactersFromEntities = 1,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                CheckCharacters = true,
                CloseInput = true,
            }
        );
    }

    /// <summary>The kind of the current node.</summary>
    public XmlNodeType NodeType => _reader.NodeType;

    /// <summary>The name of the current element without its prefix.</summary>
    public string Name => _reader.LocalName;

    /// <summary>How deep the current node stands.</summary>
    public int Depth => _reader.Depth;

    /// <summary>Whether the current element has no content and no end.</summary>
    public bool IsEmptyElement => _reader.IsEmptyElement;

    /// <summary>The text of the current node.</summary>
    public string Value => Guard(_reader, static reader => reader.Value);

    /// <summary>The one-based line of the current node.</summary>
    public int Line => _reader is IXmlLineInfo info ? info.LineNumber : 0;

    /// <summary>Opens a file.</summary>
    public static SafeXml Open(SourceText source)
    {
        var text = source.OpenMarkup();
        return new SafeXml(source, text);
    }

    /// <summary>Opens a part of a package.</summary>
    /// <param name="source">The package, for messages.</param>
    /// <param name="part">The decoded text of the part.</param>
    public static SafeXml Open(SourceText source, TextReader part) => new(source, part);

    /// <summary>Moves to the next node.</summary>
    /// <returns>False at the end of the document.</returns>
    /// <exception cref="CorpusFormatException">The XML is not well-formed, too deep or cut off.</exception>
    public bool Read()
    {
        if (!Guard(_reader, static reader => reader.Read()))
        {
            return false;
        }

        if (_reader.Depth > MaxDepth)
        {
            throw _source.Bad(
                "the XML is nested deeper than 256 elements",
                "This is no translation file; leave it out.",
                Line
            );
        }

        return true;
    }

    /// <summary>Gives an attribute of the current element by its name without prefix; null when it is absent.</summary>
    public string? Attribute(string name)
    {
        if (!_reader.HasAttributes)
        {
            return null;
        }

        string? value = null;
        for (var i = 0; i < _reader.AttributeCount && value is null; i++)
        {
            _reader.MoveToAttribute(i);
            value = _reader.LocalName == name ? Value : null;
        }

        _ = _reader.MoveToElement();
        return value;
    }

    /// <summary>Moves past the current element and all that is in it.</summary>
    public void SkipElement()
    {
        if (IsEmptyElement)
        {
            return;
        }

        var depth = Depth;
        while (Read() && !(NodeType == XmlNodeType.EndElement && Depth == depth)) { }
    }

    /// <summary>
    /// Gives the text of the current element: that of its children too, but nothing of those whose content is code of
    /// the format that the text came from.
    /// </summary>
    /// <param name="isCode">Tells by the name of an element whether its content is code.</param>
    public string ReadText(Func<string, bool> isCode)
    {
        if (IsEmptyElement)
        {
            return string.Empty;
        }

        var depth = Depth;
        var text = new System.Text.StringBuilder();
        while (Read())
        {
            if (NodeType == XmlNodeType.EndElement && Depth == depth)
            {
                break;
            }

            if (NodeType == XmlNodeType.Element && isCode(Name))
            {
                SkipElement();
            }
            else if (
                NodeType
                is XmlNodeType.Text
                    or XmlNodeType.CDATA
                    or XmlNodeType.SignificantWhitespace
                    or XmlNodeType.Whitespace
            )
            {
                _ = text.Append(Value);
                if (text.Length > _source.Options.MaxRun)
                {
                    throw _source.Bad("a text is longer than the limit", "Split it, or leave the file out.", Line);
                }
            }
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reader.Dispose();
        _text.Dispose();
    }

    // The parser reads on when a value is asked for, so that may fail as well.
    private T Guard<T>(XmlReader reader, Func<XmlReader, T> step)
    {
        try
        {
            return step(reader);
        }
        catch (XmlException e)
        {
            throw _source.Bad(
                $"the XML is damaged: {Brief(e)}",
                "Repair the file or restore it from its source; entities of its own and external ones are not read.",
                e.LineNumber,
                e
            );
        }
    }

    // The parser's sentences end in a place that the message names already.
    private static string Brief(XmlException e)
    {
        var at = e.Message.IndexOf(" Line ", StringComparison.Ordinal);
        return (at < 0 ? e.Message : e.Message[..at]).TrimEnd('.');
    }
}

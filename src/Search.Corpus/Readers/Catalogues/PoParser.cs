using System.Globalization;
using System.Text;
using Search.Corpus.Encodings;
using Search.Corpus.Reading;

namespace Search.Corpus.Readers.Catalogues;

/// <summary>Cuts a catalogue into messages, line by line.</summary>
/// <param name="source">The file, for its messages.</param>
internal sealed class PoParser(SourceText source)
{
    private readonly StringBuilder _text = new();
    private PoMessage _message = new();
    private string? _keyword;
    private bool _isFuzzyNext;
    private bool _hasId;

    /// <summary>Reads the next message.</summary>
    /// <returns>Null at the end of the file.</returns>
    /// <exception cref="CorpusFormatException">A line is none of a catalogue.</exception>
    public PoMessage? Next(StrictTextReader reader)
    {
        while (reader.ReadLine() is { } raw)
        {
            var line = raw.AsSpan().Trim();
            if (line.IsEmpty)
            {
                continue;
            }

            if (line[0] == '#')
            {
                // A flag belongs to the message that follows it, which may be an obsolete one.
                if (line.StartsWith("#~", StringComparison.Ordinal))
                {
                    _isFuzzyNext = false;
                }
                else if (
                    line.StartsWith("#,", StringComparison.Ordinal) && line.Contains("fuzzy", StringComparison.Ordinal)
                )
                {
                    _isFuzzyNext = true;
                }

                continue;
            }

            if (line[0] == '"')
            {
                if (_keyword is null)
                {
                    throw Unexpected("a string stands before any keyword", reader.LineNumber);
                }

                Append(line, reader.LineNumber);
                continue;
            }

            if (Begin(line, reader.LineNumber) is { } complete)
            {
                return complete;
            }
        }

        return Finish(reader.LineNumber);
    }

    private PoMessage? Begin(ReadOnlySpan<char> line, long number)
    {
        var length = line.IndexOfAny(' ', '\t', '"');
        var keyword = length < 0 ? line.ToString() : line[..length].ToString();
        if (
            length < 0
            || keyword is not ("msgctxt" or "msgid" or "msgid_plural" or "msgstr")
                && !keyword.StartsWith("msgstr[", StringComparison.Ordinal)
        )
        {
            throw Unexpected($"'{(keyword.Length > 30 ? keyword[..30] + "…" : keyword)}' is no keyword", number);
        }

        PoMessage? complete = null;
        Close();
        if (keyword is "msgctxt" || (keyword is "msgid" && _hasId))
        {
            complete = _hasId ? Take(number) : null;
        }

        if (keyword is "msgctxt" or "msgid")
        {
            _message.IsFuzzy |= _isFuzzyNext;
            _isFuzzyNext = false;
        }
        else if (!_hasId)
        {
            throw Unexpected($"'{keyword}' stands before its msgid", number);
        }

        _hasId |= keyword is "msgid";
        _keyword = keyword;
        Append(line[length..].Trim(), number);
        return complete;
    }

    private PoMessage? Finish(long number)
    {
        Close();
        _keyword = null;
        return _hasId ? Take(number) : null;
    }

    private PoMessage Take(long number)
    {
        if (_message.Forms.Count == 0)
        {
            throw Unexpected("the message before this line has no msgstr, as when the file is cut off", number);
        }

        var message = _message;
        _message = new PoMessage();
        _hasId = false;
        return message;
    }

    private void Close()
    {
        var text = _text.ToString();
        _ = _text.Clear();
        switch (_keyword)
        {
            case null:
                break;
            case "msgctxt":
                _message.Context = text;
                break;
            case "msgid":
                _message.Id = text;
                break;
            case "msgid_plural":
                _message.Plural = text;
                break;
            default:
                _message.Forms.Add(text);
                break;
        }
    }

    private void Append(ReadOnlySpan<char> quoted, long number)
    {
        if (quoted.Length < 2 || quoted[0] != '"' || quoted[^1] != '"')
        {
            throw Unexpected("a string is not closed by a quote", number);
        }

        if (_text.Length + quoted.Length > source.Options.MaxRun)
        {
            throw Unexpected(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"a message is longer than {source.Options.MaxRun:N0} characters"
                ),
                number
            );
        }

        var body = quoted[1..^1];
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] != '\\')
            {
                _ = _text.Append(body[i]);
                continue;
            }

            if (++i == body.Length)
            {
                throw Unexpected("a string ends in a backslash", number);
            }

            _ = _text.Append(
                body[i] switch
                {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    'a' or 'b' or 'f' or 'v' => ' ',
                    var other => other,
                }
            );
        }
    }

    private CorpusFormatException Unexpected(string problem, long number) =>
        source.Bad(problem, "Check the catalogue with `msgfmt -c`, or restore it from its source.", number);
}

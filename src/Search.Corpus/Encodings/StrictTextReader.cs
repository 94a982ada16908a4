using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Search.Corpus.Reading;

namespace Search.Corpus.Encodings;

/// <summary>
/// Decodes a file in bounded memory and stops at the first byte that its encoding does not allow, at a zero character,
/// at one that Big5 leaves to its extensions, and at a run of text without a break that is over the limit, naming line and offset.
/// </summary>
internal sealed class StrictTextReader : TextReader
{
    private const int ChunkLength = 32 * 1024;
    private const int Big5 = 950;

    private readonly Stream _stream;
    private readonly DetectedEncoding _detected;
    private readonly Decoder _decoder;
    private readonly string _file;
    private readonly char _break;
    private readonly bool _isBig5;
    private readonly int _limit;
    private readonly Action<long>? _progress;
    private readonly byte[] _bytes = new byte[ChunkLength];
    private readonly char[] _chars;
    private readonly StringBuilder _line = new();
    private int _next;
    private int _end;
    private long _bytesRead;
    private long _newlines;
    private long _charsBefore;
    private int _run;
    private bool _isDone;

    /// <summary>Reads a file from its beginning.</summary>
    /// <param name="stream">The file, at its first byte; it is disposed with the reader.</param>
    /// <param name="detected">Its encoding.</param>
    /// <param name="file">Its name for messages.</param>
    /// <param name="breakCharacter">What ends a run: a line feed for line formats, <c>&lt;</c> for markup.</param>
    /// <param name="limit">The longest run without a break, in UTF-16 units.</param>
    /// <param name="progress">Told how many bytes have been read so far.</param>
    public StrictTextReader(
        Stream stream,
        DetectedEncoding detected,
        string file,
        char breakCharacter,
        int limit,
        Action<long>? progress
    )
    {
        _stream = stream;
        _detected = detected;
        _decoder = detected.Encoding.GetDecoder();
        _file = file;
        _break = breakCharacter;
        _isBig5 = detected.Encoding.CodePage == Big5;
        _limit = limit;
        _progress = progress;
        _chars = new char[detected.Encoding.GetMaxCharCount(ChunkLength)];
        _bytesRead = stream.Seek(detected.PreambleLength, SeekOrigin.Begin);
    }

    /// <summary>The one-based number of the line that the last <see cref="ReadLine"/> gave.</summary>
    public long LineNumber { get; private set; }

    /// <summary>Where the line of the last <see cref="ReadLine"/> begins, in UTF-16 units from the start of the text.</summary>
    public long LineOffset { get; private set; }

    /// <inheritdoc/>
    public override int Peek() => Fill() ? _chars[_next] : -1;

    /// <inheritdoc/>
    public override int Read() => Fill() ? _chars[_next++] : -1;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        if (buffer.IsEmpty || !Fill())
        {
            return 0;
        }

        var length = Math.Min(buffer.Length, _end - _next);
        _chars.AsSpan(_next, length).CopyTo(buffer);
        _next += length;
        return length;
    }

    /// <inheritdoc/>
    public override int ReadBlock(Span<char> buffer)
    {
        var total = 0;
        int read;
        while (total < buffer.Length && (read = Read(buffer[total..])) > 0)
        {
            total += read;
        }

        return total;
    }

    /// <inheritdoc/>
    public override int ReadBlock(char[] buffer, int index, int count) => ReadBlock(buffer.AsSpan(index, count));

    /// <summary>Reads a line without its end, which is a line feed, a carriage return or both.</summary>
    /// <returns>Null at the end of the file.</returns>
    /// <exception cref="CorpusFormatException">The line is over the limit or cannot be decoded.</exception>
    public override string? ReadLine()
    {
        if (!Fill())
        {
            return null;
        }

        LineNumber++;
        LineOffset = _charsBefore + _next;
        _ = _line.Clear();
        while (Fill())
        {
            var rest = _chars.AsSpan(_next, _end - _next);
            var at = rest.IndexOfAny('\n', '\r');
            var part = at < 0 ? rest : rest[..at];
            if (_line.Length + part.Length > _limit)
            {
                throw TooLong(LineNumber);
            }

            if (at < 0)
            {
                _ = _line.Append(part);
                _next = _end;
                continue;
            }

            var line = _line.Length == 0 ? new string(part) : _line.Append(part).ToString();
            _next += at + 1;
            if (rest[at] == '\r' && Peek() == '\n')
            {
                _next++;
            }

            return line;
        }

        return _line.ToString();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stream.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool Fill()
    {
        while (_next == _end)
        {
            if (_isDone)
            {
                return false;
            }

            _charsBefore += _end;
            var read = _stream.Read(_bytes);
            _isDone = read == 0;
            _next = 0;
            _end = Decode(_bytes.AsSpan(0, read));
            _bytesRead += read;
            _progress?.Invoke(_bytesRead);
            Check(_chars.AsSpan(0, _end));
        }

        return true;
    }

    private int Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return _decoder.GetChars(bytes, _chars, flush: _isDone);
        }
        catch (DecoderFallbackException e)
        {
            throw Undecodable(e);
        }
    }

    private void Check(ReadOnlySpan<char> chars)
    {
        Refuse(
            chars,
            chars.IndexOf('\0'),
            "a zero character stands in the text, so the file is damaged or binary",
            "Restore the file from its source, or leave it out."
        );
        Refuse(
            chars,
            _isBig5 ? chars.IndexOfAnyInRange('\uE000', '\uF8FF') : -1,
            "a character is none of Big5 but of an extension, such as that of Hong Kong",
            "Convert the file to UTF-8, for instance with `iconv -f BIG5-HKSCS -t UTF-8`."
        );
        _newlines += chars.Count('\n');
        // A lone carriage return ends a line, too.
        var last = _break == '\n' ? chars.LastIndexOfAny('\n', '\r') : chars.LastIndexOf(_break);
        _run = last < 0 ? _run + chars.Length : chars.Length - last;
        if (_run > _limit)
        {
            throw TooLong(_newlines + 1);
        }
    }

    private void Refuse(ReadOnlySpan<char> chars, int at, string problem, string remedy)
    {
        if (at >= 0)
        {
            throw new CorpusFormatException(_file, problem, remedy, _newlines + 1 + chars[..at].Count('\n'));
        }
    }

    private CorpusFormatException TooLong(long line) =>
        new(
            _file,
            string.Create(
                CultureInfo.InvariantCulture,
                $"more than {_limit:N0} characters without {(_break == '\n' ? "a line end" : "markup")}"
            ),
            "This is no text document, or its line ends are lost: split it, or name its format with --format.",
            line
        );

    // The decoder's own index is relative to what it was given last, and some decoders do not count kept bytes:
    // the place is found again from the start of the file, which is slow but happens once.
    private CorpusFormatException Undecodable(DecoderFallbackException cause)
    {
        var (line, offset) = FindInvalid();
        var bytes = string.Join(
            ' ',
            (cause.BytesUnknown ?? []).Select(b => b.ToString("X2", CultureInfo.InvariantCulture))
        );
        var name = _detected.Encoding.WebName;
        return new CorpusFormatException(
            _file,
            $"the bytes {bytes} are not valid {name}",
            $"If the file is in another encoding, name it with --encoding ({EncodingNames.Offered}); otherwise repair it.",
            line,
            offset,
            cause
        );
    }

    private (long Line, long Offset) FindInvalid()
    {
        var offset = _stream.Seek(_detected.PreambleLength, SeekOrigin.Begin);
        long line = 1;
        var decoder = _detected.Encoding.GetDecoder();
        var begin = offset;
        var rented = ArrayPool<byte>.Shared.Rent(ChunkLength);
        try
        {
            while (true)
            {
                var read = _stream.Read(rented, 0, ChunkLength);
                for (var i = 0; i < Math.Max(read, 1); i++)
                {
                    int count;
                    try
                    {
                        count = decoder.GetChars(rented.AsSpan(i, read == 0 ? 0 : 1), _chars, flush: read == 0);
                    }
                    catch (DecoderFallbackException)
                    {
                        return (line, begin);
                    }

                    offset += read == 0 ? 0 : 1;
                    if (count > 0)
                    {
                        line += _chars[count - 1] == '\n' ? 1 : 0;
                        begin = offset;
                    }
                }

                if (read == 0)
                {
                    Debug.Fail("what could not be decoded once could be decoded again");
                    return (line, begin);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}

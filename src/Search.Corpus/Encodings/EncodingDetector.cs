using System.Text;
using System.Text.RegularExpressions;
using Search.Corpus.Reading;

namespace Search.Corpus.Encodings;

/// <summary>
/// Finds the encoding of a file: a byte order mark, then what the user says, then what the document declares, then what
/// the bytes allow. What cannot be told is an error with the remedy, never a guess that would alter the text.
/// </summary>
internal static partial class EncodingDetector
{
    private const int HeadLength = 4096;
    private const int SampleLength = 256 * 1024;

    /// <summary>Detects the encoding of a seekable stream and leaves it at its beginning.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="file">Its name for messages.</param>
    /// <param name="named">What the user says the encoding is, or null.</param>
    /// <exception cref="CorpusFormatException">The encoding cannot be told, is unknown, or the file is binary.</exception>
    public static DetectedEncoding Detect(Stream stream, string file, string? named)
    {
        var head = ReadAt(stream, 0, HeadLength);
        try
        {
            if (FromMark(head) is { } marked)
            {
                return marked;
            }

            if (named is not null)
            {
                return new DetectedEncoding(EncodingNames.Find(named) ?? throw Unknown(file, named), 0, true);
            }

            if (head.Contains((byte)0))
            {
                return WithoutMark(head, file);
            }

            var (sample, isWhole) = FirstUnusual(stream);
            return sample.Length == 0
                ? new DetectedEncoding(EncodingNames.Utf8(), 0, false)
                : FromBytes(sample, isWhole, head, file);
        }
        finally
        {
            _ = stream.Seek(0, SeekOrigin.Begin);
        }
    }

    private static DetectedEncoding? FromMark(ReadOnlySpan<byte> head) =>
        head switch
        {
            [0xEF, 0xBB, 0xBF, ..] => new DetectedEncoding(EncodingNames.Utf8(), 3, true),
            [0xFF, 0xFE, 0, 0, ..] => new DetectedEncoding(EncodingNames.Utf32(bigEndian: false), 4, true),
            [0, 0, 0xFE, 0xFF, ..] => new DetectedEncoding(EncodingNames.Utf32(bigEndian: true), 4, true),
            [0xFF, 0xFE, ..] => new DetectedEncoding(EncodingNames.Utf16(bigEndian: false), 2, true),
            [0xFE, 0xFF, ..] => new DetectedEncoding(EncodingNames.Utf16(bigEndian: true), 2, true),
            [0x84, 0x31, 0x95, 0x33, ..] => new DetectedEncoding(EncodingNames.CodePage(54936), 4, true),
            _ => null,
        };

    // UTF-16 of any text holds zero bytes: those of its spaces, digits, line ends and Latin letters.
    private static DetectedEncoding WithoutMark(byte[] head, string file)
    {
        var even = head.AsSpan(0, head.Length & ~1);
        var little = Plausible(EncodingNames.Utf16(bigEndian: false), even);
        var big = Plausible(EncodingNames.Utf16(bigEndian: true), even);
        if (Math.Max(little, big) < 0.95)
        {
            var at = Array.IndexOf(head, (byte)0);
            throw new CorpusFormatException(
                file,
                "this is a binary file, or a damaged one: it holds a zero byte",
                "Give a text document, or name its encoding with --encoding.",
                1 + head.AsSpan(0, at).Count((byte)'\n'),
                at
            );
        }

        return new DetectedEncoding(EncodingNames.Utf16(bigEndian: big > little), 0, false);
    }

    private static double Plausible(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        var text = Decode(encoding, bytes, isWhole: false);
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        var plausible = 0;
        foreach (var c in text)
        {
            plausible += c
                is '\t'
                    or '\n'
                    or '\r'
                    or (>= ' ' and <= '~')
                    or (>= '\u00A0' and <= '\u024F')
                    or (>= '\u2010' and <= '\u2040')
                    or (>= '\u3000' and <= '\u303F')
                    or (>= '\u4E00' and <= '\u9FFF')
                    or (>= '\uFF00' and <= '\uFF65')
                    or (>= '\uD800' and <= '\uDFFF')
                ? 1
                : 0;
        }

        return (double)plausible / text.Length;
    }

    private static DetectedEncoding FromBytes(byte[] sample, bool isWhole, byte[] head, string file)
    {
        var utf8 = EncodingNames.Utf8();
        if (Decode(utf8, sample, isWhole) is not null || IsNearlyUtf8(sample))
        {
            return new DetectedEncoding(utf8, 0, false);
        }

        if (
            Declared(head) is { } declared
            && EncodingNames.Find(declared) is { } encoding
            && encoding.CodePage != 65001
        )
        {
            return new DetectedEncoding(encoding, 0, true);
        }

        var simplified = EncodingNames.CodePage(54936);
        var traditional = EncodingNames.CodePage(950);
        var gb = ShareOfCommon(Decode(simplified, sample, isWhole));
        var big5 = ShareOfCommon(Decode(traditional, sample, isWhole));
        if (Math.Max(gb, big5) >= 0.25)
        {
            return new DetectedEncoding(gb >= big5 ? simplified : traditional, 0, false);
        }

        if (IsLatin(sample))
        {
            return new DetectedEncoding(EncodingNames.CodePage(1252), 0, false);
        }

        throw new CorpusFormatException(
            file,
            "the encoding of this file cannot be told: it is not UTF-8, and as GB18030 or Big5 it makes no sense",
            $"Name it with --encoding ({EncodingNames.Offered}) or save the file as UTF-8."
        );
    }

    /// <summary>Finds the encoding that the beginning of a document declares in XML, HTML, a PO header or a mode line.</summary>
    private static string? Declared(ReadOnlySpan<byte> head)
    {
        var match = DeclarationPattern().Match(Encoding.Latin1.GetString(head));
        return match.Success ? match.Groups[1].Value : null;
    }

    // A defect or two in much good UTF-8 is damaged UTF-8: better an error with its place than another encoding's garbage.
    private static bool IsNearlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var good = 0;
        var bad = 0;
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var length);
            good += status == System.Buffers.OperationStatus.Done && rune.Value > 0x7F ? 1 : 0;
            bad += status == System.Buffers.OperationStatus.InvalidData ? 1 : 0;
            bytes = bytes[Math.Max(length, 1)..];
        }

        return good > 10 * bad;
    }

    // Accents and curly quotes of Latin text stand alone among letters; the bytes of a Chinese encoding come in pairs.
    private static bool IsLatin(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
            {
                continue;
            }

            if ((i + 1 < bytes.Length && bytes[i + 1] >= 0x80) || bytes[i] is 0x81 or 0x8D or 0x8F or 0x90 or 0x9D)
            {
                return false;
            }
        }

        return true;
    }

    private static double ShareOfCommon(string? text)
    {
        if (text is null)
        {
            return 0;
        }

        var unusual = 0;
        var common = 0;
        foreach (var c in text)
        {
            unusual += c >= 0x80 ? 1 : 0;
            common += c >= 0x80 && CommonHan.Contains(c) ? 1 : 0;
        }

        return unusual == 0 ? 0 : (double)common / unusual;
    }

    private static string? Decode(Encoding encoding, ReadOnlySpan<byte> bytes, bool isWhole)
    {
        var decoder = encoding.GetDecoder();
        var chars = new char[encoding.GetMaxCharCount(bytes.Length)];
        try
        {
            return new string(chars, 0, decoder.GetChars(bytes, chars, flush: isWhole));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Reads a sample that begins at the first byte above 0x7F, wherever in the file it is.</summary>
    private static (byte[] Sample, bool IsWhole) FirstUnusual(Stream stream)
    {
        _ = stream.Seek(0, SeekOrigin.Begin);
        var buffer = new byte[64 * 1024];
        long position = 0;
        int read;
        while ((read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0)
        {
            var at = buffer.AsSpan(0, read).IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (at >= 0)
            {
                var sample = ReadAt(stream, position + at, SampleLength);
                return (sample, position + at + sample.Length >= stream.Length);
            }

            position += read;
        }

        return ([], true);
    }

    private static byte[] ReadAt(Stream stream, long position, int length)
    {
        _ = stream.Seek(position, SeekOrigin.Begin);
        var buffer = new byte[Math.Min(length, Math.Max(0, stream.Length - position))];
        var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return read == buffer.Length ? buffer : buffer[..read];
    }

    private static CorpusFormatException Unknown(string file, string named) =>
        new(file, $"there is no encoding named '{named}'", $"Use one of {EncodingNames.Offered}.");

    [GeneratedRegex("(?:<\\?xml[^>]*encoding\\s*=\\s*[\"']|charset\\s*=\\s*[\"']?|coding[:=]\\s*)([A-Za-z0-9_.:-]+)")]
    private static partial Regex DeclarationPattern();
}

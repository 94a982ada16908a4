using System.Text;

namespace Search.Corpus.Encodings;

/// <summary>Finds an encoding by the names that documents and people use, always in its strict form.</summary>
public static class EncodingNames
{
    /// <summary>The encodings that a message offers.</summary>
    public const string Offered = "utf-8, utf-16, utf-16be, gb18030, big5, windows-1252";

    /// <summary>
    /// Finds an encoding that throws on invalid bytes. As browsers do, the older Chinese names mean their superset
    /// and the Latin-1 names mean Windows-1252.
    /// </summary>
    /// <returns>Null when the name is not known.</returns>
    internal static Encoding? Find(string name)
    {
        var key = name.Trim().Replace('_', '-');
        return key.ToUpperInvariant() switch
        {
            "UTF-8" or "UTF8" or "UTF-8N" => Utf8(),
            "UTF-16" or "UTF16" or "UTF-16LE" or "UTF16LE" or "UNICODE" or "UCS-2" => Utf16(bigEndian: false),
            "UTF-16BE" or "UTF16BE" => Utf16(bigEndian: true),
            "UTF-32" or "UTF-32LE" => Utf32(bigEndian: false),
            "UTF-32BE" => Utf32(bigEndian: true),
            "GB18030" or "GBK" or "X-GBK" or "GB2312" or "GB-2312" or "GB-2312-80" or "CP936" or "EUC-CN" or "936" =>
                CodePage(54936),
            "BIG5" or "BIG-5" or "X-X-BIG5" or "CN-BIG5" or "BIG5-HKSCS" or "CP950" or "950" => CodePage(950),
            "WINDOWS-1252"
            or "CP1252"
            or "1252"
            or "ISO-8859-1"
            or "ISO8859-1"
            or "LATIN1"
            or "LATIN-1"
            or "US-ASCII"
            or "ASCII" => CodePage(1252),
            _ => null,
        };
    }

    /// <summary>Whether there is an encoding of that name.</summary>
    public static bool IsKnown(string name) => Find(name) is not null;

    /// <summary>UTF-8 that throws on invalid bytes.</summary>
    internal static Encoding Utf8() =>
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>UTF-16 that throws on a surrogate without its other half.</summary>
    internal static Encoding Utf16(bool bigEndian) =>
        new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <summary>UTF-32 that throws on what is no code point.</summary>
    internal static Encoding Utf32(bool bigEndian) =>
        new UTF32Encoding(bigEndian, byteOrderMark: false, throwOnInvalidCharacters: true);

    /// <summary>A code page of the framework's own tables that throws on invalid bytes.</summary>
    internal static Encoding CodePage(int number) =>
        CodePagesEncodingProvider.Instance.GetEncoding(
            number,
            EncoderFallback.ExceptionFallback,
            DecoderFallback.ExceptionFallback
        )!;
}

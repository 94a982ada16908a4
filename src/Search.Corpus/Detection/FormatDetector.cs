using System.Buffers;
using Search.Corpus.Readers.Tables;
using Search.Corpus.Reading;

namespace Search.Corpus.Detection;

/// <summary>Finds the format of a file from its beginning; the extension decides only where the content allows several.</summary>
internal static class FormatDetector
{
    private const int SampleChars = 64 * 1024;
    private const int SampleLines = 200;

    private static readonly SearchValues<char> NameEnd = SearchValues.Create(" \t\r\n/>");

    /// <summary>Detects the format.</summary>
    /// <exception cref="CorpusFormatException">The file is empty, binary, or of a known but unsupported kind.</exception>
    public static CorpusFormat Detect(SourceText source)
    {
        if (FromMagic(source) is { } binary)
        {
            return binary;
        }

        var text = Sample(source);
        var extension = Path.GetExtension(source.Path).ToUpperInvariant();
        var head = text.AsSpan().TrimStart();
        if (head.IsEmpty)
        {
            throw source.Bad("the file is empty", "Leave it out, or look why its text is missing.");
        }

        if (head[0] == '<' && FromMarkup(head, extension, source) is { } markup)
        {
            return markup;
        }

        if (head[0] == '[' && head[1..].TrimStart() is ['{', .. var first] && first.TrimStart() is ['"', ..])
        {
            throw source.Bad("this is a JSON array", "Write one object a line (JSON lines), as `jq -c '.[]'` does.");
        }

        var lines = SplitLines(text);
        if (FromLines(head, lines) is { } format)
        {
            return format;
        }

        if (IsTsv(lines, source.Options))
        {
            return CorpusFormat.Tsv;
        }

        if (CsvDelimiter.Find(lines, isNamedCsv: extension == ".CSV") is not null)
        {
            return CorpusFormat.Csv;
        }

        return FromName(extension, lines) is { } named ? named : FromText(extension, lines);
    }

    private static CorpusFormat FromText(string extension, List<string> lines) =>
        extension switch
        {
            ".MD" or ".MARKDOWN" or ".MDX" => CorpusFormat.Markdown,
            ".HTML" or ".HTM" or ".XHTML" => CorpusFormat.Html,
            ".TSV" or ".TAB" => CorpusFormat.Tsv,
            ".CSV" => CorpusFormat.Csv,
            ".TXT" or ".TEXT" => CorpusFormat.Text,
            _ => MarkdownSigns.Count(lines) >= 3 ? CorpusFormat.Markdown : CorpusFormat.Text,
        };

    // A damaged file of a known kind is to be called damaged, and not read as running text.
    private static CorpusFormat? FromName(string extension, List<string> lines) =>
        extension switch
        {
            ".SRT" when Any(lines, "-->") => CorpusFormat.Srt,
            ".VTT" when Any(lines, "-->") => CorpusFormat.Vtt,
            ".ASS" or ".SSA" when Any(lines, "Dialogue:") => CorpusFormat.Ass,
            ".PO" or ".POT" when Any(lines, "msgid") => CorpusFormat.Po,
            ".JSONL" or ".NDJSON" when lines[0].TrimStart().StartsWith('{') => CorpusFormat.Jsonl,
            ".TMX" => CorpusFormat.Tmx,
            ".XLF" or ".XLIFF" => CorpusFormat.Xliff,
            ".DOCX" => CorpusFormat.Docx,
            _ => null,
        };

    private static bool Any(List<string> lines, string sign) =>
        lines.Exists(line => line.Contains(sign, StringComparison.Ordinal));

    private static CorpusFormat? FromMagic(SourceText source)
    {
        using var stream = source.OpenBytes();
        Span<byte> head = stackalloc byte[8];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head[..read] switch
        {
            [0x50, 0x4B, 3 or 5, 4 or 6, ..] => CorpusFormat.Docx,
            [0x1F, 0x8B, ..]
            or [0xFD, 0x37, 0x7A, 0x58, 0x5A, ..]
            or [0x42, 0x5A, 0x68, ..]
            or [0x28, 0xB5, 0x2F, 0xFD, ..] => throw source.Bad(
                "this is a compressed file",
                "Unpack it and give the document in it."
            ),
            [0x25, 0x50, 0x44, 0x46, ..] => throw source.Bad("PDF is not supported", "Export its text and give that."),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => throw source.Bad(
                "this is a document of an old word processor",
                "Save it as .docx or as text."
            ),
            _ => null,
        };
    }

    private static CorpusFormat? FromMarkup(ReadOnlySpan<char> head, string extension, SourceText source)
    {
        var root = RootElement(head);
        return root switch
        {
            "TMX" => CorpusFormat.Tmx,
            "XLIFF" => CorpusFormat.Xliff,
            "HTML" or "HEAD" or "BODY" => CorpusFormat.Html,
            _ when head.StartsWith("<!DOCTYPE HTML", StringComparison.OrdinalIgnoreCase) => CorpusFormat.Html,
            _ when head.StartsWith("<?xml", StringComparison.Ordinal)
                    && extension is not (".HTML" or ".HTM" or ".XHTML") => throw source.Bad(
                root.Length == 0
                    ? "this XML has no root element"
                    : $"XML with the root <{root.ToLowerInvariant()}> is not supported",
                "Give TMX, XLIFF or HTML, or name the format with --format.",
                1
            ),
            _ when extension is ".HTML" or ".HTM" or ".XHTML" => CorpusFormat.Html,
            "DIV"
            or "P"
            or "ARTICLE"
            or "MAIN"
            or "SECTION"
            or "TABLE"
            or "SPAN"
            or "H1"
            or "UL"
            or "OL" when extension is not (".MD" or ".MARKDOWN") => CorpusFormat.Html,
            _ => null,
        };
    }

    // The name of the first element, past declarations and comments, in upper case and without prefix.
    private static string RootElement(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var at = text.IndexOf('<');
            if (at < 0 || at + 1 >= text.Length)
            {
                return string.Empty;
            }

            text = text[(at + 1)..];
            if (text.StartsWith("!--", StringComparison.Ordinal))
            {
                var end = text.IndexOf("-->", StringComparison.Ordinal);
                text = end < 0 ? [] : text[(end + 3)..];
            }
            else if (char.IsAsciiLetter(text[0]))
            {
                var length = text.IndexOfAny(NameEnd);
                var name = length < 0 ? text : text[..length];
                return name[(name.IndexOf(':') + 1)..].ToString().ToUpperInvariant();
            }
        }
    }

    private static CorpusFormat? FromLines(ReadOnlySpan<char> head, List<string> lines)
    {
        if (head.StartsWith("WEBVTT", StringComparison.Ordinal))
        {
            return CorpusFormat.Vtt;
        }

        // At the start only: a manual may show pieces of such files.
        if (lines.Take(3).Any(l => l.StartsWith("[Script Info]", StringComparison.OrdinalIgnoreCase)))
        {
            return CorpusFormat.Ass;
        }

        if (head[0] == '{' && lines[0].TrimEnd() is [.., '}'] or [.., '}', ','])
        {
            return CorpusFormat.Jsonl;
        }

        if (CatalogueSigns.IsPo(lines))
        {
            return CorpusFormat.Po;
        }

        if (SubtitleSigns.IsSrt(lines))
        {
            return CorpusFormat.Srt;
        }

        return SubtitleSigns.IsLrc(lines) ? CorpusFormat.Lrc : null;
    }

    private static bool IsTsv(List<string> lines, CorpusOptions options)
    {
        var tabbed = lines.Count(l => l.Contains('\t', StringComparison.Ordinal));
        return tabbed * 10 >= lines.Count * 8
            && ColumnMap.Find(
                [.. lines.Select(l => l.Split('\t'))],
                options.EnglishColumn - 1,
                options.ChineseColumn - 1
            )
                is not null;
    }

    private static string Sample(SourceText source)
    {
        using var reader = source.OpenMarkup();
        var buffer = new char[SampleChars];
        var length = reader.ReadBlock(buffer);
        return new string(buffer, 0, length);
    }

    private static List<string> SplitLines(string text)
    {
        var lines = new List<string>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (lines.Count == SampleLines)
            {
                break;
            }

            if (!line.IsWhiteSpace())
            {
                lines.Add(line.ToString());
            }
        }

        // The sample may end inside a line.
        if (text.Length == SampleChars && lines.Count > 1 && lines.Count < SampleLines)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return lines;
    }
}

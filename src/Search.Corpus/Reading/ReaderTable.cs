using System.Diagnostics;
using Search.Corpus.Readers.Catalogues;
using Search.Corpus.Readers.Markup;
using Search.Corpus.Readers.Office;
using Search.Corpus.Readers.Plain;
using Search.Corpus.Readers.Subtitles;
using Search.Corpus.Readers.Tables;
using Search.Corpus.Readers.Xml;

namespace Search.Corpus.Reading;

/// <summary>Which reader reads which format.</summary>
internal static class ReaderTable
{
    /// <summary>The reader of a format that pairs its texts; null for formats of running text.</summary>
    public static IPairReader? Pairs(CorpusFormat format) =>
        format switch
        {
            CorpusFormat.Tsv => new TsvReader(),
            CorpusFormat.Csv => new CsvTableReader(),
            CorpusFormat.Jsonl => new JsonLinesReader(),
            CorpusFormat.Tmx => new TmxReader(),
            CorpusFormat.Xliff => new XliffReader(),
            CorpusFormat.Po => new PoReader(),
            _ => null,
        };

    /// <summary>The reader of a format of running text.</summary>
    public static IDocumentReader Documents(CorpusFormat format) =>
        format switch
        {
            CorpusFormat.Text or CorpusFormat.Moses => new PlainTextReader(),
            CorpusFormat.Markdown => new MarkdownReader(),
            CorpusFormat.Html => new HtmlReader(),
            CorpusFormat.Docx => new DocxReader(),
            CorpusFormat.Srt or CorpusFormat.Vtt or CorpusFormat.Ass or CorpusFormat.Lrc => Subtitles(format),
            _ => throw new UnreachableException($"no reader of running text is registered for {format}"),
        };

    /// <summary>The reader of a format of cues.</summary>
    public static SubtitleReader Subtitles(CorpusFormat format) =>
        new(
            format switch
            {
                CorpusFormat.Ass => new AssParser(),
                CorpusFormat.Lrc => new LrcParser(),
                _ => new SrtParser(isVtt: format == CorpusFormat.Vtt),
            }
        );
}

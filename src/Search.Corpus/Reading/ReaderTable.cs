using System.Diagnostics;
using Search.Corpus.Readers.Catalogues;
using Search.Corpus.Readers.Plain;
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
            CorpusFormat.Text => new PlainTextReader(),
            _ => throw new UnreachableException($"no reader of running text is registered for {format}"),
        };
}

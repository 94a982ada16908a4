using Search.Corpus.Documents;
using Search.Corpus.Reading;

namespace Search.Corpus.Tests.Reading;

/// <summary>Reads documents of running text up to the aligner.</summary>
internal static class RawDocuments
{
    public static RawDocument Read(ScratchFolder folder, string name, string text, CorpusFormat format) =>
        Read(folder.Write(name, text), format);

    public static RawDocument Read(string path, CorpusFormat format)
    {
        var file = new CorpusFile(path, Path.GetFileName(path));
        return ReaderTable
            .Documents(format)
            .Read(new SourceText(path, new CorpusOptions(), new FileReport(file)), file.Name);
    }

    /// <summary>The lines as `block kind text`, for comparison.</summary>
    public static IEnumerable<string> Show(RawDocument document) =>
        document.Lines.Select(l => $"{l.Block} {l.Kind} {l.Text}");
}

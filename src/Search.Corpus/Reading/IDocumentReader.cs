using Search.Corpus.Documents;

namespace Search.Corpus.Reading;

/// <summary>Reads a format of running text.</summary>
internal interface IDocumentReader
{
    /// <summary>Reads the document.</summary>
    /// <param name="source">The file.</param>
    /// <param name="name">The name of the document.</param>
    /// <exception cref="CorpusFormatException">The file is damaged.</exception>
    RawDocument Read(SourceText source, string name);
}

namespace Search.Corpus.Reading;

/// <summary>Reads a format that already pairs its texts, record by record, in bounded memory.</summary>
internal interface IPairReader
{
    /// <summary>Reads the records in order.</summary>
    /// <exception cref="CorpusFormatException">The file is damaged.</exception>
    IEnumerable<PairRecord> Read(SourceText source);
}

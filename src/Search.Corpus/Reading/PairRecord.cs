using Search.Corpus.Documents;
using Search.Text.Pairs;

namespace Search.Corpus.Reading;

/// <summary>A pair as a format of pairs holds it, before it is checked and named.</summary>
/// <param name="English">The English text.</param>
/// <param name="Chinese">The Chinese text.</param>
internal readonly record struct PairRecord(string English, string Chinese)
{
    /// <summary>The pair's own id.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The source that the record names, instead of the file's.</summary>
    public string? Source { get; init; }

    /// <summary>The document that the record names, instead of the file.</summary>
    public string? Document { get; init; }

    /// <summary>What the record or its file says about the document.</summary>
    public DocumentMetadata? Metadata { get; init; }

    /// <summary>The quality that the record states, 0 to 1.</summary>
    public float? Quality { get; init; }

    /// <summary>What the aligner says about the quality.</summary>
    public QualityReasons Reasons { get; init; }
}

namespace Search.Corpus.Documents;

/// <summary>A document of running bilingual text before it is aligned.</summary>
public sealed record RawDocument
{
    /// <summary>The name of the document, unique inside its source: usually the path of the file.</summary>
    public required string Name { get; init; }

    /// <summary>What the file says about the document.</summary>
    public DocumentMetadata Metadata { get; init; } = DocumentMetadata.None;

    /// <summary>The lines in document order, without blank ones.</summary>
    public required IReadOnlyList<RawLine> Lines { get; init; }

    /// <summary>
    /// Whether the document comes as two parallel texts, such as two files. Then all English lines stand before all
    /// Chinese ones, each declares its language, and only the order inside a language means anything.
    /// </summary>
    public bool IsTwoSided { get; init; }
}

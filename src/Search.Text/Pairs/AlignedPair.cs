namespace Search.Text.Pairs;

/// <summary>
/// An English text and its Chinese translation, with where they come from. Both texts are exactly as the document has
/// them: folding lives in tokens, and every span that refers to them counts UTF-16 units.
/// </summary>
public sealed record AlignedPair
{
    /// <summary>The stable name of the pair.</summary>
    public required PairId Id { get; init; }

    /// <summary>The English text, unaltered.</summary>
    public required string English { get; init; }

    /// <summary>The Chinese text, unaltered.</summary>
    public required string Chinese { get; init; }

    /// <summary>The name of the source: a corpus, a site, a file.</summary>
    public required string Source { get; init; }

    /// <summary>The name of the document inside the source; pairs of one document are each other's context.</summary>
    public string? Document { get; init; }

    /// <summary>Zero-based ordinal inside the document.</summary>
    public int Position { get; init; }

    /// <summary>The script of the Chinese side.</summary>
    public Script Script { get; init; }

    /// <summary>How sure the aligner is that the sides translate each other, 0 to 1.</summary>
    public float Quality { get; init; } = 1f;

    /// <summary>What lowered <see cref="Quality"/> or is worth knowing.</summary>
    public QualityReasons Reasons { get; init; }

    /// <summary>The pair's own id in its file, given back with every hit; null when the file has none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>The title of the document.</summary>
    public string? Title { get; init; }

    /// <summary>Where the document can be read.</summary>
    public string? Url { get; init; }

    /// <summary>When the document was published.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The subject field, such as `law`.</summary>
    public string? Domain { get; init; }

    /// <summary>The licence of the text.</summary>
    public string? License { get; init; }

    /// <summary>Whom to credit for this pair.</summary>
    public string? Attribution { get; init; }

    /// <summary>Which words of the two texts translate each other; null when nobody has linked them yet.</summary>
    public WordLinks? Links { get; init; }
}

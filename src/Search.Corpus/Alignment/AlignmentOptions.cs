namespace Search.Corpus.Alignment;

/// <summary>How a document is aligned.</summary>
public sealed record AlignmentOptions
{
    /// <summary>The threshold that drops clear junk and little else.</summary>
    public const float DefaultThreshold = 0.3f;

    /// <summary>The size of pairs.</summary>
    public AlignmentLevel Level { get; init; } = AlignmentLevel.Paragraph;

    /// <summary>Pairs of a lower quality are dropped; 0 keeps all, 1 nearly none.</summary>
    public float Threshold { get; init; } = DefaultThreshold;

    /// <summary>Dictionaries of the user, drawn on before the built-in table.</summary>
    public IReadOnlyList<BilingualGlossary> Dictionaries { get; init; } = [];

    /// <summary>Whether the built-in translation table is used, where the build has it.</summary>
    public bool UseBuiltInDictionary { get; init; } = true;

    /// <summary>Whether entries of vocabulary lists become glossary pairs.</summary>
    public bool KeepGlossary { get; init; }
}

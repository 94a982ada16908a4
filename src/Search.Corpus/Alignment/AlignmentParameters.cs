namespace Search.Corpus.Alignment;

/// <summary>How evidence is weighed; decision record 0026 says on what the values were found.</summary>
internal sealed record AlignmentParameters
{
    // What is added where no dictionary knows anything.
    private const float MoreDiscount = 0.4f;
    private const float MoreNullWeight = 1f;

    /// <summary>Share of the tokens of a true translation that nothing on the other side explains.</summary>
    public float Unexplained { get; init; } = 0.4f;

    /// <summary>Weight of a token's evidence: tokens are not independent of each other.</summary>
    public float LexicalWeight { get; init; } = 0.6f;

    /// <summary>Weight of the lengths.</summary>
    public float LengthWeight { get; init; } = 1f;

    /// <summary>Standard deviation of the logarithm of the length ratio of long translations.</summary>
    public float LengthDeviation { get; init; } = 0.3f;

    /// <summary>The part of that deviation that shrinks with the square root of the length.</summary>
    public float ShortDeviation { get; init; } = 1.6f;

    /// <summary>Standard deviation of the logarithm of the length ratio of strangers.</summary>
    public float StrangerDeviation { get; init; } = 1f;

    /// <summary>How many beads the shares of <see cref="BeadShape.All"/> are worth against those seen in the document.</summary>
    public float ShapeStrength { get; init; } = 30f;

    /// <summary>Chinese characters for an English letter, before the document is seen.</summary>
    public float CharactersPerLetter { get; init; } = 0.31f;

    /// <summary>Share of units without a partner, against what is usual: 1 in a whole document, less inside a paragraph.</summary>
    public float UnpairedShare { get; init; } = 1f;

    /// <summary>Share of groups of more than two units, against what is usual: 1 for sentences, less for paragraphs.</summary>
    public float MergedShare { get; init; } = 1f;

    /// <summary>How a translation table is learned.</summary>
    public LearningParameters Learning { get; init; } = new();

    /// <summary>How many times the table is learned and the units aligned again.</summary>
    public int Rounds { get; init; } = 2;

    /// <summary>
    /// The same for what dictionaries know of the language. The less they know, the worse is the first path, and the
    /// less a few meetings of two words prove: more is taken from each count, and the path is walked more often.
    /// </summary>
    /// <param name="coverage">What the dictionaries know, 0 to 1.</param>
    public AlignmentParameters For(float coverage) =>
        this with
        {
            Learning = Learning with
            {
                Discount = Learning.Discount + ((1 - coverage) * MoreDiscount),
                NullWeight = Learning.NullWeight + ((1 - coverage) * MoreNullWeight),
            },
            Rounds = coverage < 0.5f ? 2 * Rounds : Rounds,
        };
}

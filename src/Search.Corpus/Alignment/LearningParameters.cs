namespace Search.Corpus.Alignment;

/// <summary>How a translation table is learned; the values were found on the Bible and on novels.</summary>
internal sealed record LearningParameters
{
    public int Iterations { get; init; } = 4;

    /// <summary>Occurrences that the dictionary's word counts for.</summary>
    public float PriorStrength { get; init; } = 2f;

    /// <summary>Taken from each count, so that a single meeting proves little.</summary>
    public float Discount { get; init; } = 0.3f;

    /// <summary>Occurrences of each type that go to nothing in particular.</summary>
    public float Smoothing { get; init; } = 1f;

    /// <summary>Share of the empty word in explaining a token, as a multiple of the token's own frequency.</summary>
    public float NullWeight { get; init; } = 2f;
}

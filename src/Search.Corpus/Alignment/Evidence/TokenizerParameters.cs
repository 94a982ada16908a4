namespace Search.Corpus.Alignment.Evidence;

/// <summary>How much kinds of Chinese tokens count.</summary>
internal sealed record TokenizerParameters
{
    public float CharacterWeight { get; init; } = 0.5f;

    public float WordWeight { get; init; } = 0.7f;

    public float BigramWeight { get; init; }
}

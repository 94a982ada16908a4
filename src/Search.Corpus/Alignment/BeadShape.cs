namespace Search.Corpus.Alignment;

/// <summary>How many units of each language a bead holds.</summary>
internal readonly record struct BeadShape(int English, int Chinese)
{
    /// <summary>The largest group of one language.</summary>
    public const int MaxUnits = 5;

    /// <summary>The shapes that an alignment may use, with what share of real alignments has them.</summary>
    public static IReadOnlyList<(BeadShape Shape, float Share)> All { get; } =
    [
        (new(1, 1), 0.72f),
        (new(1, 2), 0.08f),
        (new(2, 1), 0.08f),
        (new(1, 0), 0.02f),
        (new(0, 1), 0.02f),
        (new(2, 2), 0.02f),
        (new(1, 3), 0.012f),
        (new(3, 1), 0.012f),
        (new(2, 3), 0.005f),
        (new(3, 2), 0.005f),
        (new(1, 4), 0.003f),
        (new(4, 1), 0.003f),
        (new(3, 3), 0.003f),
        (new(2, 4), 0.001f),
        (new(4, 2), 0.001f),
        (new(1, 5), 0.0007f),
        (new(5, 1), 0.0007f),
    ];
}

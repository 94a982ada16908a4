namespace Search.Corpus.Alignment;

/// <summary>Units of both sides that are believed to translate each other, seen from one direction.</summary>
/// <param name="SourceStart">First unit on the side translated from.</param>
/// <param name="SourceCount">Number of units there.</param>
/// <param name="TargetStart">First unit on the side translated to.</param>
/// <param name="TargetCount">Number of units there.</param>
/// <param name="Weight">How sure the group is, 0 to 1.</param>
internal readonly record struct TrainingGroup(
    int SourceStart,
    int SourceCount,
    int TargetStart,
    int TargetCount,
    float Weight
);

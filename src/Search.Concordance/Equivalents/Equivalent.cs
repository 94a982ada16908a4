namespace Search.Concordance.Equivalents;

/// <summary>A word or phrase of one side of a pair and what translates it on the other.</summary>
/// <param name="English">Where it stands in the English text.</param>
/// <param name="Chinese">Where it stands in the Chinese text.</param>
/// <param name="Confidence">How sure the aligner is, 0 to 1.</param>
public readonly record struct Equivalent(TextSpan English, TextSpan Chinese, float Confidence);

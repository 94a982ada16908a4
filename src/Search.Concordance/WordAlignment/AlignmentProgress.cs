namespace Search.Concordance.WordAlignment;

/// <summary>How far the training of a word aligner is.</summary>
/// <param name="Pass">Passes done.</param>
/// <param name="Passes">Passes in all.</param>
/// <param name="LogLikelihood">Natural logarithm of the likelihood of the text, both directions together, before the last pass.</param>
public readonly record struct AlignmentProgress(int Pass, int Passes, double LogLikelihood);

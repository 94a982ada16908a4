namespace Search.Concordance.WordAlignment;

/// <summary>The numbers that a <see cref="TranslationModel"/> is made of.</summary>
internal sealed record TranslationModelParts
{
    /// <summary>The English words.</summary>
    public required Vocabulary EnglishWords { get; init; }

    /// <summary>The Chinese words.</summary>
    public required Vocabulary ChineseWords { get; init; }

    /// <summary>The first cell of each English word, and the number of cells at the end.</summary>
    public required int[] RowStarts { get; init; }

    /// <summary>The Chinese word of each cell, rising inside a row.</summary>
    public required int[] Chinese { get; init; }

    /// <summary>The counted links of each cell and its pseudo-count.</summary>
    public required float[] Weights { get; init; }

    /// <summary>The sum of the weights of each English word's cells, those not kept included.</summary>
    public required float[] EnglishMass { get; init; }

    /// <summary>The sum of the weights of each Chinese word's cells, those not kept included.</summary>
    public required float[] ChineseMass { get; init; }

    /// <summary>The probability of each English word without a partner.</summary>
    public required float[] EnglishNull { get; init; }

    /// <summary>The probability of each Chinese word without a partner.</summary>
    public required float[] ChineseNull { get; init; }

    /// <summary>The jumps over English words.</summary>
    public required JumpDistribution EnglishJumps { get; init; }

    /// <summary>The jumps over Chinese words.</summary>
    public required JumpDistribution ChineseJumps { get; init; }

    /// <summary>Pairs learned from.</summary>
    public required long Pairs { get; init; }

    /// <summary>The mean logarithm of the probability of a word of the training text.</summary>
    public required double MeanLogLikelihood { get; init; }

    /// <summary>The probabilities of each cell in both directions.</summary>
    public WordProbabilities[] ComputeProbabilities()
    {
        var probabilities = new WordProbabilities[Weights.Length];
        var columnScales = new double[ChineseMass.Length];
        for (var word = 0; word < columnScales.Length; word++)
        {
            columnScales[word] = 1 / Digamma.Exp(Math.Max(ChineseMass[word], 1e-3));
        }

        for (var word = 0; word < EnglishMass.Length; word++)
        {
            var rowScale = 1 / Digamma.Exp(Math.Max(EnglishMass[word], 1e-3));
            for (var cell = RowStarts[word]; cell < RowStarts[word + 1]; cell++)
            {
                var weight = Digamma.Exp(Weights[cell]);
                probabilities[cell] = new WordProbabilities(
                    (float)Math.Clamp(weight * rowScale, WordProbabilities.Least, 1),
                    (float)Math.Clamp(weight * columnScales[Chinese[cell]], WordProbabilities.Least, 1)
                );
            }
        }

        return probabilities;
    }
}

namespace Search.Concordance.WordAlignment;

/// <summary>How a word aligner is trained. The defaults were chosen by alignment error rate: decision record 0050.</summary>
public sealed record AlignmentOptions
{
    /// <summary>Passes of IBM model 1, which starts the word table.</summary>
    public int LexicalPasses { get; init; } = 4;

    /// <summary>Passes of the hidden Markov model.</summary>
    public int OrderPasses { get; init; } = 4;

    /// <summary>
    /// Concentration of the Dirichlet prior of each word's translations: the smaller, the fewer translations a rare
    /// word gets (Riley and Gildea, "Improving the IBM Alignment Models Using Variational Bayes", 2012).
    /// </summary>
    public double Concentration { get; init; } = 0.1;

    /// <summary>Added to the concentration of a word pair with a prior of 1.</summary>
    public double PriorWeight { get; init; } = 1;

    /// <summary>Threads; 0 for one a processor. The result does not depend on it.</summary>
    public int Threads { get; init; }

    /// <summary>How much likelier a word pair with a prior of 1 is at the start than one without.</summary>
    public double StartWeight { get; init; } = 20;

    /// <summary>
    /// Most places for links (English times Chinese words, summed over the pairs) that are held in memory, four bytes
    /// each. Of a larger text an even sample is learned from.
    /// </summary>
    public long MaxCells { get; init; } = 300_000_000;
}

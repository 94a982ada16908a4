namespace Search.Concordance.Collocations;

/// <summary>How strongly two words attract each other, from how many texts have one, the other and both.</summary>
internal static class AssociationScore
{
    /// <summary>14 + log2(2 both / (first + second)): Rychlý 2008.</summary>
    public static double LogDice(double both, double first, double second) =>
        14 + Math.Log2(2 * both / Math.Max(first + second, both));

    /// <summary>
    /// Dunning's log-likelihood ratio G² of the two-by-two table ("Accurate Methods for the Statistics of Surprise and
    /// Coincidence", 1993); negative when the words avoid each other.
    /// </summary>
    public static double LogLikelihood(double both, double first, double second, double all)
    {
        var firstOnly = Math.Max(first - both, 0);
        var secondOnly = Math.Max(second - both, 0);
        var neither = Math.Max(all - both - firstOnly - secondOnly, 0);
        var sum =
            Part(both, first * second / all)
            + Part(firstOnly, first * (all - second) / all)
            + Part(secondOnly, (all - first) * second / all)
            + Part(neither, (all - first) * (all - second) / all);
        return both * all >= first * second ? 2 * sum : -2 * sum;
    }

    private static double Part(double observed, double expected) =>
        observed <= 0 || expected <= 0 ? 0 : observed * Math.Log(observed / expected);
}

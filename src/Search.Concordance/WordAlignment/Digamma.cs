namespace Search.Concordance.WordAlignment;

/// <summary>The derivative of the logarithm of the gamma function, for positive numbers.</summary>
internal static class Digamma
{
    /// <summary>The value at x > 0: recurrence up to 6, then the asymptotic series (Abramowitz and Stegun 6.3.18).</summary>
    public static double Of(double x)
    {
        var result = 0.0;
        while (x < 6)
        {
            result -= 1 / x;
            x++;
        }

        var inverse = 1 / (x * x);
        return result
            + Math.Log(x)
            - (0.5 / x)
            - (inverse * ((1.0 / 12) - (inverse * ((1.0 / 120) - (inverse / 252)))));
    }

    /// <summary>e to the power of <see cref="Of"/>: about x - 1/2 for large and vanishing for small x.</summary>
    public static double Exp(double x) => Math.Exp(Of(x));
}

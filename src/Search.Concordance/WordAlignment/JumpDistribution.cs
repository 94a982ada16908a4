using System.Diagnostics;

namespace Search.Concordance.WordAlignment;

/// <summary>
/// How likely the word after next in one language stands how far from its neighbour's place in the other: a weight for
/// each jump from -<see cref="Reach"/> to <see cref="Reach"/>, made a distribution over the places that a sentence has
/// (Och and Ney, "A Systematic Comparison of Various Statistical Alignment Models", 2003, the homogeneous HMM).
/// Jumps of more than <see cref="NearReach"/> places share a weight with those of a similar length.
/// </summary>
public sealed class JumpDistribution
{
    /// <summary>The longest jump: from before the first to behind the last word.</summary>
    public const int Reach = HmmLattice.MaxLength + 1;

    /// <summary>The longest jump with a weight of its own.</summary>
    public const int NearReach = 6;

    private readonly float[] _forward = new float[(2 * Reach) + 1];
    private readonly float[] _reversed = new float[(2 * Reach) + 1];
    private readonly float[] _sums = new float[(2 * Reach) + 2];

    private JumpDistribution() { }

    /// <summary>The weights of the jumps from -<see cref="Reach"/> up.</summary>
    public ReadOnlySpan<float> Weights => _forward;

    /// <summary>The same weights from the longest jump forward to the longest jump back.</summary>
    public ReadOnlySpan<float> Reversed => _reversed;

    /// <summary>What to start the training from: one step forward is likeliest, and each further place less so.</summary>
    public static JumpDistribution Start()
    {
        var weights = new double[(2 * Reach) + 1];
        for (var jump = -Reach; jump <= Reach; jump++)
        {
            weights[jump + Reach] = Math.Exp(-0.5 * Math.Abs(jump - 1)) + 0.002;
        }

        return FromCounts(weights);
    }

    /// <summary>Makes the distribution of counted jumps, from -<see cref="Reach"/> up.</summary>
    public static JumpDistribution FromCounts(ReadOnlySpan<double> counts)
    {
        Debug.Assert(counts.Length == (2 * Reach) + 1);
        var smooth = new double[counts.Length];
        var total = 0.0;
        foreach (var count in counts)
        {
            total += count;
        }

        if (!(total > 0))
        {
            return Start();
        }

        var floor = total * 1e-6;
        for (var low = 0; low <= Reach; )
        {
            // Buckets 0, 1 … NearReach, then each a quarter longer than the last.
            var high = low < NearReach ? low : Math.Min(Reach, low + (low / 4));
            Spread(counts, smooth, Reach + low, Reach + high, floor);
            if (low > 0)
            {
                Spread(counts, smooth, Reach - high, Reach - low, floor);
            }

            low = high + 1;
        }

        var weights = new float[smooth.Length];
        for (var i = 0; i < smooth.Length; i++)
        {
            weights[i] = (float)(smooth[i] / total);
        }

        return FromWeights(weights);
    }

    /// <summary>Takes weights as <see cref="Weights"/> gives them.</summary>
    /// <exception cref="ArgumentException">There are more or fewer weights, or one is not a positive number.</exception>
    public static JumpDistribution FromWeights(ReadOnlySpan<float> weights)
    {
        if (weights.Length != (2 * Reach) + 1)
        {
            throw new ArgumentException("A weight for each jump is needed.", nameof(weights));
        }

        var jumps = new JumpDistribution();
        for (var i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] > 0) || !float.IsFinite(weights[i]))
            {
                throw new ArgumentException("Every weight is a positive number.", nameof(weights));
            }

            jumps._forward[i] = weights[i];
            jumps._reversed[weights.Length - 1 - i] = weights[i];
            jumps._sums[i + 1] = jumps._sums[i] + weights[i];
        }

        return jumps;
    }

    /// <summary>The sum of the weights of the jumps from a place (-1: before the first) to each of the places 0 to length - 1.</summary>
    public float Sum(int from, int length) => _sums[Reach + length - from] - _sums[Reach - from];

    private static void Spread(ReadOnlySpan<double> counts, Span<double> smooth, int low, int high, double floor)
    {
        var sum = 0.0;
        for (var i = low; i <= high; i++)
        {
            sum += counts[i];
        }

        smooth[low..(high + 1)].Fill(Math.Max(sum / (high - low + 1), floor));
    }
}

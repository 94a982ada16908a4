using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Search.Concordance.WordAlignment;

/// <summary>
/// Forward and backward over one sentence pair: how likely each observed word was made by each word of the other
/// sentence or by none, where a word made by none remembers the place before it (Vogel, Ney and Tillmann, "HMM-Based
/// Word Alignment in Statistical Translation", 1996; Och and Ney 2003). Reused from pair to pair; one thread at a time.
/// </summary>
internal sealed class HmmLattice
{
    /// <summary>The share of observed words that no word made.</summary>
    public const float NullShare = 0.1f;

    /// <summary>Most words of a side.</summary>
    public const int MaxLength = 400;

    // Place 0 is before the first word; place i + 1 is word i.
    private int _width;
    private float[] _made = [];
    private float[] _unmade = [];
    private float[] _divided = [];
    private float[] _after = [];
    private float[] _next = [];
    private float[] _wanted = [];
    private float[] _inverseSums = [];
    private float[] _scales = [];

    /// <summary>Runs the lattice.</summary>
    /// <param name="emissions">For each observed word a row with its probability from each of the other words.</param>
    /// <param name="nullEmissions">The probability of each observed word from none.</param>
    /// <param name="jumps">The jumps.</param>
    /// <param name="posteriors">Receives the probability of each link, in the shape of the emissions.</param>
    /// <param name="jumpCounts">Receives the expected jumps, added to what is there; empty when not wanted.</param>
    /// <returns>The natural logarithm of the likelihood of the observed words.</returns>
    public double Run(
        ReadOnlySpan<float> emissions,
        ReadOnlySpan<float> nullEmissions,
        JumpDistribution jumps,
        Span<float> posteriors,
        Span<double> jumpCounts
    )
    {
        var observed = nullEmissions.Length;
        var states = emissions.Length / observed;
        Debug.Assert(states <= MaxLength && observed <= MaxLength);
        Grow(Math.Max(states, observed));
        for (var place = 0; place <= states; place++)
        {
            _inverseSums[place] = (1 - NullShare) / jumps.Sum(place - 1, states);
        }

        var logLikelihood = Forward(emissions, nullEmissions, jumps, observed, states);
        Backward(emissions, nullEmissions, jumps, posteriors, jumpCounts, observed, states);
        return logLikelihood;
    }

    private void Grow(int length)
    {
        if (length < _width)
        {
            return;
        }

        _width = Math.Max(length + 1, 64);
        _made = new float[_width * _width];
        _unmade = new float[_width * _width];
        _divided = new float[_width * _width];
        _after = new float[_width];
        _next = new float[_width];
        _wanted = new float[_width];
        _inverseSums = new float[_width];
        _scales = new float[_width];
    }

    private double Forward(
        ReadOnlySpan<float> emissions,
        ReadOnlySpan<float> nullEmissions,
        JumpDistribution jumps,
        int observed,
        int states
    )
    {
        var reversed = jumps.Reversed;
        var before = _next.AsSpan(0, states + 1);
        before.Clear();
        before[0] = 1;
        var logLikelihood = 0.0;
        for (var t = 0; t < observed; t++)
        {
            var divided = _divided.AsSpan(t * _width, states + 1);
            for (var place = 0; place <= states; place++)
            {
                divided[place] = before[place] * _inverseSums[place];
            }

            var made = _made.AsSpan(t * _width, states);
            var unmade = _unmade.AsSpan(t * _width, states + 1);
            var row = emissions.Slice(t * states, states);
            var sum = 0f;
            for (var i = 0; i < states; i++)
            {
                // The jump from place k to word i is i - k + 1: the reversed weights run with k.
                made[i] = Dot(divided, reversed.Slice(JumpDistribution.Reach - i - 1, states + 1)) * row[i];
                sum += made[i];
            }

            var none = NullShare * nullEmissions[t];
            for (var place = 0; place <= states; place++)
            {
                unmade[place] = before[place] * none;
                sum += unmade[place];
            }

            var scale = 1 / Math.Max(sum, 1e-30f);
            _scales[t] = scale;
            logLikelihood -= Math.Log(scale);
            before[0] = unmade[0] *= scale;
            for (var i = 0; i < states; i++)
            {
                made[i] *= scale;
                unmade[i + 1] *= scale;
                before[i + 1] = made[i] + unmade[i + 1];
            }
        }

        return logLikelihood;
    }

    private void Backward(
        ReadOnlySpan<float> emissions,
        ReadOnlySpan<float> nullEmissions,
        JumpDistribution jumps,
        Span<float> posteriors,
        Span<double> jumpCounts,
        int observed,
        int states
    )
    {
        var weights = jumps.Weights;
        var after = _after.AsSpan(0, states + 1);
        var wanted = _wanted.AsSpan(0, states);
        after.Fill(1);
        for (var t = observed - 1; t >= 0; t--)
        {
            var made = _made.AsSpan(t * _width, states);
            var row = emissions.Slice(t * states, states);
            var links = posteriors.Slice(t * states, states);
            for (var i = 0; i < states; i++)
            {
                links[i] = made[i] * after[i + 1];
                wanted[i] = row[i] * after[i + 1] * _scales[t];
            }

            var divided = _divided.AsSpan(t * _width, states + 1);
            if (!jumpCounts.IsEmpty)
            {
                CountJumps(divided, wanted, weights, jumpCounts);
            }

            var none = NullShare * nullEmissions[t] * _scales[t];
            for (var place = 0; place <= states; place++)
            {
                after[place] =
                    (none * after[place])
                    + (_inverseSums[place] * Dot(wanted, weights.Slice(JumpDistribution.Reach - place + 1, states)));
            }
        }
    }

    private static void CountJumps(
        ReadOnlySpan<float> divided,
        ReadOnlySpan<float> wanted,
        ReadOnlySpan<float> weights,
        Span<double> counts
    )
    {
        for (var place = 0; place < divided.Length; place++)
        {
            if (divided[place] < 1e-6f)
            {
                continue;
            }

            var first = JumpDistribution.Reach - place + 1;
            for (var i = 0; i < wanted.Length; i++)
            {
                counts[first + i] += divided[place] * wanted[i] * weights[first + i];
            }
        }
    }

    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        Debug.Assert(left.Length == right.Length);
        var sum = 0f;
        var i = 0;
        if (left.Length >= Vector<float>.Count)
        {
            var sums = Vector<float>.Zero;
            ref var l = ref MemoryMarshal.GetReference(left);
            ref var r = ref MemoryMarshal.GetReference(right);
            for (; i <= left.Length - Vector<float>.Count; i += Vector<float>.Count)
            {
                sums += Vector.LoadUnsafe(ref l, (nuint)i) * Vector.LoadUnsafe(ref r, (nuint)i);
            }

            sum = Vector.Sum(sums);
        }

        for (; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}

using System.Diagnostics;

namespace Search.Concordance.WordAlignment;

/// <summary>
/// The same model as <see cref="HmmLattice"/> over those links only whose words are known to translate each other: a
/// sentence of twenty words has four hundred possible links and some forty such. What all other links weigh together is
/// added to the probability of a word without a partner. Reused from pair to pair; one thread at a time.
/// </summary>
internal sealed class SparseLattice
{
    /// <summary>A place that holds less of the mass is given up.</summary>
    private const float LeastMass = 1e-5f;

    // Place 0 is before the first word; place i + 1 is word i.
    private float[] _mass = [];
    private float[] _after = [];
    private float[] _inverseSums = [];
    private float[] _scales = [];
    private float[] _made = [];
    private int[] _starts = [];
    private int[] _places = new int[256];
    private int[] _live = [];
    private float[] _divided = [];
    private float[] _nones = [];

    /// <summary>Runs the lattice.</summary>
    /// <param name="links">The known links, a row for each observed word.</param>
    /// <param name="nullEmissions">The probability of each observed word from none.</param>
    /// <param name="jumps">The jumps.</param>
    /// <param name="states">The number of words of the other sentence.</param>
    /// <param name="posteriors">Receives the probability of each link, in the order of the links.</param>
    /// <returns>The natural logarithm of the likelihood of the observed words.</returns>
    public double Run(
        LinkRows links,
        ReadOnlySpan<float> nullEmissions,
        JumpDistribution jumps,
        int states,
        Span<float> posteriors
    )
    {
        Debug.Assert(states <= HmmLattice.MaxLength && nullEmissions.Length <= HmmLattice.MaxLength);
        Grow(Math.Max(states, nullEmissions.Length) + 1, links.Count);
        for (var t = 0; t < nullEmissions.Length; t++)
        {
            // What all unknown links weigh together counts as no link.
            _nones[t] =
                (HmmLattice.NullShare * nullEmissions[t]) + ((1 - HmmLattice.NullShare) * WordProbabilities.Least);
        }

        for (var place = 0; place <= states; place++)
        {
            _inverseSums[place] = (1 - HmmLattice.NullShare) / jumps.Sum(place - 1, states);
        }

        var logLikelihood = Forward(links, nullEmissions.Length, jumps.Weights, states);
        Backward(links, nullEmissions.Length, jumps.Weights, states, posteriors);
        return logLikelihood;
    }

    private void Grow(int length, int links)
    {
        if (_mass.Length < length)
        {
            _mass = new float[length * 2];
            _after = new float[length * 2];
            _inverseSums = new float[length * 2];
            _scales = new float[length * 2];
            _divided = new float[length * 2];
            _nones = new float[length * 2];
            _live = new int[length * 2];
            _starts = new int[(length * 2) + 1];
        }

        if (_made.Length < links)
        {
            _made = new float[links * 2];
        }
    }

    private double Forward(LinkRows links, int observed, ReadOnlySpan<float> weights, int states)
    {
        _mass.AsSpan(0, states + 1).Clear();
        _mass[0] = 1;
        _live[0] = 0;
        var live = 1;
        var end = 0;
        var logLikelihood = 0.0;
        var likelihood = 1.0;
        for (var t = 0; t < observed; t++)
        {
            _starts[t] = end;
            if (end + live > _places.Length)
            {
                Array.Resize(ref _places, Math.Max(end + live, _places.Length * 2));
            }

            for (var a = 0; a < live; a++)
            {
                var place = _live[a];
                _places[end++] = place;
                _divided[a] = _mass[place] * _inverseSums[place];
            }

            var sum = 0f;
            var (first, last) = (links.Start(t), links.Start(t + 1));
            for (var link = first; link < last; link++)
            {
                var reach = 0f;
                var jump = weights.Slice(JumpDistribution.Reach + links.Word(link) + 1 - states, states + 1);
                for (var a = 0; a < live; a++)
                {
                    // The jump from place k to word i is i - k + 1.
                    reach += _divided[a] * jump[states - _live[a]];
                }

                _made[link] = reach * links.Emission(link);
                sum += _made[link];
            }

            var none = _nones[t];
            var rest = 0f;
            for (var a = 0; a < live; a++)
            {
                rest += _mass[_live[a]];
            }

            sum = Math.Max(sum + (rest * none), 1e-30f);
            var scale = 1 / sum;
            _scales[t] = scale;
            likelihood *= sum;
            if (likelihood < 1e-250)
            {
                logLikelihood += Math.Log(likelihood);
                likelihood = 1;
            }

            for (var a = 0; a < live; a++)
            {
                _mass[_live[a]] *= none * scale;
            }

            for (var link = first; link < last; link++)
            {
                var place = links.Word(link) + 1;
                _made[link] *= scale;
                if (_mass[place] == 0)
                {
                    _live[live++] = place;
                }

                // A place that is live twice would be counted twice: even nothing leaves a trace here.
                _mass[place] += Math.Max(_made[link], float.Epsilon);
            }

            live = GiveUp(live, links, first, last);
        }

        _starts[observed] = end;
        return logLikelihood + Math.Log(likelihood);
    }

    /// <summary>Drops the places that hold next to nothing, and the links that end there.</summary>
    private int GiveUp(int live, LinkRows links, int first, int last)
    {
        for (var link = first; link < last; link++)
        {
            if (_mass[links.Word(link) + 1] < LeastMass)
            {
                _made[link] = 0;
            }
        }

        var kept = 0;
        for (var a = 0; a < live; a++)
        {
            var place = _live[a];
            if (_mass[place] < LeastMass)
            {
                _mass[place] = 0;
            }
            else
            {
                _live[kept++] = place;
            }
        }

        return kept;
    }

    private void Backward(LinkRows links, int observed, ReadOnlySpan<float> weights, int states, Span<float> posteriors)
    {
        _after.AsSpan(0, states + 1).Fill(1);
        for (var t = observed - 1; t >= 0; t--)
        {
            var (first, last) = (links.Start(t), links.Start(t + 1));
            for (var link = first; link < last; link++)
            {
                var after = _after[links.Word(link) + 1];
                posteriors[link] = _made[link] * after;
                // From here on what the link is worth to the places before it.
                _made[link] = _made[link] == 0 ? 0 : links.Emission(link) * after * _scales[t];
            }

            var none = _nones[t] * _scales[t];
            var live = _places.AsSpan(_starts[t], _starts[t + 1] - _starts[t]);
            for (var a = 0; a < live.Length; a++)
            {
                var place = live[a];
                var jump = weights.Slice(JumpDistribution.Reach - place + 1, states);
                var wanted = 0f;
                for (var link = first; link < last; link++)
                {
                    wanted += _made[link] * jump[links.Word(link)];
                }

                _divided[a] = (none * _after[place]) + (_inverseSums[place] * wanted);
            }

            // Nothing comes after a place that is not live here, whatever came after it further on.
            _after.AsSpan(0, states + 1).Clear();
            for (var a = 0; a < live.Length; a++)
            {
                _after[live[a]] = _divided[a];
            }
        }
    }
}

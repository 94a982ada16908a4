namespace Search.Corpus.Alignment;

/// <summary>
/// Learns a translation table from groups that are believed to translate each other: IBM model 1 (Brown et al. 1993)
/// by expectation maximisation, with the dictionary as a prior and with absolute discounting, so that two rare words
/// that met once in a wrong group do not vouch for each other.
/// </summary>
internal sealed class TranslationLearner
{
    private const int MaxRow = 48;
    private const float MinProbability = 0.002f;

    private readonly EvidenceSide source;
    private readonly EvidenceSide target;
    private readonly float[] background;
    private readonly TranslationPrior prior;
    private readonly LearningParameters parameters;
    private readonly TypeOccurrences occurrences;

    // For each token of the target, what its group is worth over how well the group explains it. Type and value lie side
    // by side: in a book they leave the cache, and groups are visited in the order of the source's types.
    private readonly Share[] shares;
    private readonly Cell[] cells;
    private readonly List<int> touched = [];
    private readonly List<(float Probability, int Target)> entries = [];

    public TranslationLearner(
        EvidenceSide source,
        EvidenceSide target,
        float[] targetUnigrams,
        TranslationPrior prior,
        IReadOnlyList<TrainingGroup> groups,
        LearningParameters parameters
    )
    {
        this.source = source;
        this.target = target;
        background = targetUnigrams;
        this.prior = prior;
        this.parameters = parameters;
        occurrences = new TypeOccurrences(source, target, groups);
        shares = new Share[target.AllTokens.Length];
        for (var at = 0; at < shares.Length; at++)
        {
            shares[at].Token = target.AllTokens[at];
        }

        cells = new Cell[target.TypeCount];
    }

    /// <summary>The table after a fixed number of iterations.</summary>
    public TranslationTable Learn()
    {
        var table = Initial();
        for (var iteration = 0; iteration < parameters.Iterations; iteration++)
        {
            table = Step(table);
        }

        return table;
    }

    // The first table spreads each type over what it meets, so that the dictionary and the counts decide from there.
    private TranslationTable Initial()
    {
        var table = new TranslationTable(source.TypeCount, target.TypeCount);
        var tokens = target.AllTokens;
        for (var type = 0; type < source.TypeCount; type++)
        {
            var total = 0f;
            foreach (var (group, times) in occurrences.Of(type))
            {
                var (start, end, weight) = occurrences.Groups[group];
                var share = weight * times / (end - start);
                foreach (var token in tokens[start..end])
                {
                    ref var count = ref cells[token].Count;
                    if (count == 0)
                    {
                        touched.Add(token);
                    }

                    count += share;
                }

                total += weight * times;
            }

            // Dice-like: what follows the type everywhere is likelier than what is frequent anyway.
            foreach (var token in touched)
            {
                ref var count = ref cells[token].Count;
                count *= count / ((total * background[token] * 3) + count);
            }

            Store(table, type, total, discounted: false);
        }

        return table;
    }

    private TranslationTable Step(TranslationTable table)
    {
        Explain(table);
        var next = new TranslationTable(source.TypeCount, target.TypeCount);
        for (var type = 0; type < source.TypeCount; type++)
        {
            Spread(table, type);
            foreach (var (group, times) in occurrences.Of(type))
            {
                var (start, end, _) = occurrences.Groups[group];
                foreach (var share in shares.AsSpan(start, end - start))
                {
                    // Without a branch: most tokens have no probability, and which have is not to be foreseen.
                    ref var cell = ref cells[share.Token];
                    cell.Count += times * cell.Probability * share.Value;
                }
            }

            var total = 0f;
            foreach (var token in table.Targets(type))
            {
                cells[token].Probability = 0;
                if (cells[token].Count > 0)
                {
                    total += cells[token].Count;
                    touched.Add(token);
                }
            }

            Store(next, type, total, discounted: true);
        }

        return next;
    }

    // The expectation: how well the whole of its group explains each token.
    private void Explain(TranslationTable table)
    {
        foreach (ref var share in shares.AsSpan())
        {
            share.Value = parameters.NullWeight * background[share.Token];
        }

        for (var type = 0; type < source.TypeCount; type++)
        {
            Spread(table, type);
            foreach (var (group, times) in occurrences.Of(type))
            {
                var (start, end, _) = occurrences.Groups[group];
                foreach (ref var share in shares.AsSpan(start, end - start))
                {
                    share.Value += times * cells[share.Token].Probability;
                }
            }

            foreach (var token in table.Targets(type))
            {
                cells[token].Probability = 0;
            }
        }

        foreach (var (start, end, weight) in occurrences.Groups)
        {
            foreach (ref var share in shares.AsSpan(start, end - start))
            {
                share.Value = weight / share.Value;
            }
        }
    }

    private void Spread(TranslationTable table, int type)
    {
        var targets = table.Targets(type);
        var probabilities = table.Probabilities(type);
        for (var i = 0; i < targets.Length; i++)
        {
            cells[targets[i]].Probability = probabilities[i];
        }
    }

    // Makes a row of the counts of the touched types, and clears them.
    private void Store(TranslationTable table, int type, float total, bool discounted)
    {
        if (occurrences.Of(type).IsEmpty)
        {
            return;
        }

        var scale = 1 / (total + parameters.PriorStrength + parameters.Smoothing);
        foreach (var (priorTarget, weight) in prior.Row(type))
        {
            ref var count = ref cells[priorTarget].Count;
            if (count == 0)
            {
                touched.Add(priorTarget);
            }

            count += (parameters.PriorStrength * weight) + (discounted ? parameters.Discount : 0);
        }

        entries.Clear();
        foreach (var token in touched)
        {
            var count = cells[token].Count - (discounted ? parameters.Discount : 0);
            cells[token].Count = 0;
            if (count * scale >= MinProbability)
            {
                entries.Add((count * scale, token));
            }
        }

        touched.Clear();
        var limit = discounted ? MaxRow : 4 * MaxRow;
        if (entries.Count > limit)
        {
            entries.Sort(
                (left, right) =>
                    right.Probability.CompareTo(left.Probability) is var c and not 0
                        ? c
                        : left.Target.CompareTo(right.Target)
            );
        }

        for (var i = 0; i < entries.Count && i < limit; i++)
        {
            table.Add(type, entries[i].Target, entries[i].Probability);
        }
    }

    private struct Share
    {
        public int Token;
        public float Value;
    }

    // A type of the target while one type of the source is looked at: both values are wanted together.
    private struct Cell
    {
        public float Probability;
        public float Count;
    }
}

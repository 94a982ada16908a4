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

    public TranslationLearner(
        EvidenceSide source,
        EvidenceSide target,
        float[] targetUnigrams,
        TranslationPrior prior,
        LearningParameters parameters
    )
    {
        this.source = source;
        this.target = target;
        background = targetUnigrams;
        this.prior = prior;
        this.parameters = parameters;
    }

    /// <param name="groups">Source start, source count, target start, target count, and how sure the group is (0 to 1).</param>
    public TranslationTable Learn(IReadOnlyList<TrainingGroup> groups)
    {
        var occurrences = Occurrences(groups);
        var denominators = Denominators(groups, out var offsets);
        var table = Initial(groups, occurrences);
        for (var iteration = 0; iteration < parameters.Iterations; iteration++)
        {
            table = Step(groups, occurrences, offsets, denominators, table);
        }

        return table;
    }

    // For each source type, the groups it stands in, each once with its number of occurrences.
    private List<(int Group, int Times)>?[] Occurrences(IReadOnlyList<TrainingGroup> groups)
    {
        var occurrences = new List<(int Group, int Times)>?[source.TypeCount];
        for (var group = 0; group < groups.Count; group++)
        {
            var g = groups[group];
            foreach (var type in source.Tokens(g.SourceStart, g.SourceCount))
            {
                var list = occurrences[type] ??= [];
                if (list.Count > 0 && list[^1].Group == group)
                {
                    list[^1] = (group, list[^1].Times + 1);
                }
                else
                {
                    list.Add((group, 1));
                }
            }
        }

        return occurrences;
    }

    private float[] Denominators(IReadOnlyList<TrainingGroup> groups, out int[] offsets)
    {
        offsets = new int[groups.Count + 1];
        for (var group = 0; group < groups.Count; group++)
        {
            offsets[group + 1] =
                offsets[group] + target.Tokens(groups[group].TargetStart, groups[group].TargetCount).Length;
        }

        return new float[offsets[^1]];
    }

    // The first table spreads each type over what it meets, so that the dictionary and the counts decide from there.
    private TranslationTable Initial(IReadOnlyList<TrainingGroup> groups, List<(int Group, int Times)>?[] occurrences)
    {
        var table = new TranslationTable(source.TypeCount);
        var dense = new float[target.TypeCount];
        var touched = new List<int>();
        for (var type = 0; type < occurrences.Length; type++)
        {
            if (occurrences[type] is not { } list)
            {
                continue;
            }

            var total = 0f;
            foreach (var (group, times) in list)
            {
                var g = groups[group];
                var tokens = target.Tokens(g.TargetStart, g.TargetCount);
                foreach (var token in tokens)
                {
                    if (dense[token] == 0)
                    {
                        touched.Add(token);
                    }

                    var weight = g.Weight * times / tokens.Length;
                    dense[token] += weight;
                    total += weight;
                }
            }

            // Dice-like: what follows the type everywhere is likelier than what is frequent anyway.
            foreach (var token in touched)
            {
                dense[token] *= dense[token] / ((total * background[token] * 3) + dense[token]);
            }

            Store(table, type, dense, touched, total, discounted: false);
        }

        return table;
    }

    private TranslationTable Step(
        IReadOnlyList<TrainingGroup> groups,
        List<(int Group, int Times)>?[] occurrences,
        int[] offsets,
        float[] denominators,
        TranslationTable table
    )
    {
        for (var group = 0; group < groups.Count; group++)
        {
            var tokens = target.Tokens(groups[group].TargetStart, groups[group].TargetCount);
            for (var j = 0; j < tokens.Length; j++)
            {
                denominators[offsets[group] + j] = parameters.NullWeight * background[tokens[j]];
            }
        }

        var dense = new float[target.TypeCount];
        for (var type = 0; type < occurrences.Length; type++)
        {
            if (occurrences[type] is not { } list)
            {
                continue;
            }

            Spread(table, type, dense);
            foreach (var (group, times) in list)
            {
                var tokens = target.Tokens(groups[group].TargetStart, groups[group].TargetCount);
                var row = denominators.AsSpan(offsets[group], tokens.Length);
                for (var j = 0; j < tokens.Length; j++)
                {
                    row[j] += times * dense[tokens[j]];
                }
            }

            Clear(table, type, dense);
        }

        var next = new TranslationTable(source.TypeCount);
        var counts = new float[target.TypeCount];
        var touched = new List<int>();
        for (var type = 0; type < occurrences.Length; type++)
        {
            if (occurrences[type] is not { } list)
            {
                continue;
            }

            Spread(table, type, dense);
            var total = 0f;
            foreach (var (group, times) in list)
            {
                var g = groups[group];
                var tokens = target.Tokens(g.TargetStart, g.TargetCount);
                var row = denominators.AsSpan(offsets[group], tokens.Length);
                for (var j = 0; j < tokens.Length; j++)
                {
                    var probability = dense[tokens[j]];
                    if (probability > 0)
                    {
                        if (counts[tokens[j]] == 0)
                        {
                            touched.Add(tokens[j]);
                        }

                        var count = g.Weight * times * probability / row[j];
                        counts[tokens[j]] += count;
                        total += count;
                    }
                }
            }

            Clear(table, type, dense);
            Store(next, type, counts, touched, total, discounted: true);
        }

        return next;
    }

    private static void Spread(TranslationTable table, int type, float[] dense)
    {
        var targets = table.Targets(type);
        var probabilities = table.Probabilities(type);
        for (var i = 0; i < targets.Length; i++)
        {
            dense[targets[i]] = probabilities[i];
        }
    }

    private static void Clear(TranslationTable table, int type, float[] dense)
    {
        foreach (var token in table.Targets(type))
        {
            dense[token] = 0;
        }
    }

    private void Store(
        TranslationTable table,
        int type,
        float[] counts,
        List<int> touched,
        float total,
        bool discounted
    )
    {
        var entries = new List<(float Probability, int Target)>(touched.Count);
        var scale = 1 / (total + parameters.PriorStrength + parameters.Smoothing);
        foreach (var (priorTarget, weight) in prior.Row(type))
        {
            if (counts[priorTarget] == 0)
            {
                touched.Add(priorTarget);
            }

            counts[priorTarget] += (parameters.PriorStrength * weight) + (discounted ? parameters.Discount : 0);
        }

        foreach (var token in touched)
        {
            var count = counts[token] - (discounted ? parameters.Discount : 0);
            counts[token] = 0;
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
            entries.RemoveRange(limit, entries.Count - limit);
        }

        table.Set(type, [.. entries.Select(entry => entry.Target)], [.. entries.Select(entry => entry.Probability)]);
    }
}

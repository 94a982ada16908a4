namespace Search.Corpus.Alignment;

/// <summary>
/// Judges how well a growing group of one side explains units of the other: for each token of the unit, the logarithm
/// of its probability given the group over its frequency (Moore 2002), of which a share is always unexplained.
/// </summary>
internal sealed class GroupExplainer
{
    private readonly EvidenceSide source;
    private readonly EvidenceSide target;
    private readonly float[] background;
    private readonly TranslationTable table;
    private readonly float unexplained;
    private readonly float logUnexplained;
    private readonly float[] sums;
    private readonly bool[] isExplainable;
    private readonly List<int> touched = [];
    private float groupWeight;

    public GroupExplainer(
        EvidenceSide source,
        EvidenceSide target,
        float[] targetUnigrams,
        TranslationTable table,
        bool[] knownTargets,
        AlignmentParameters parameters
    )
    {
        this.source = source;
        this.target = target;
        background = targetUnigrams;
        this.table = table;
        unexplained = parameters.Unexplained;
        logUnexplained = MathF.Log(unexplained);
        sums = new float[target.TypeCount];
        isExplainable = (bool[])knownTargets.Clone();
        for (var type = 0; type < table.SourceTypes; type++)
        {
            foreach (var explained in table.Targets(type))
            {
                isExplainable[explained] = true;
            }
        }
    }

    /// <summary>Empties the group.</summary>
    public void Clear()
    {
        foreach (var type in touched)
        {
            sums[type] = 0;
        }

        touched.Clear();
        groupWeight = 0;
    }

    /// <summary>Adds a unit to the group.</summary>
    public void Add(int unit)
    {
        foreach (var token in source.Tokens(unit))
        {
            var weight = source.TypeWeights[token];
            groupWeight += weight;
            var targets = table.Targets(token);
            var probabilities = table.Probabilities(token);
            for (var i = 0; i < targets.Length; i++)
            {
                ref var sum = ref sums[targets[i]];
                if (sum == 0)
                {
                    touched.Add(targets[i]);
                }

                sum += weight * probabilities[i];
            }
        }
    }

    /// <summary>The evidence that the group translates the unit, in natural logarithms.</summary>
    public float Explain(int unit)
    {
        if (groupWeight == 0)
        {
            return 0;
        }

        var weights = target.TypeWeights;
        var score = 0f;
        foreach (var token in target.Tokens(unit))
        {
            var sum = sums[token];
            score +=
                weights[token]
                * (
                    sum == 0
                        ? (isExplainable[token] ? logUnexplained : 0)
                        : MathF.Log(unexplained + ((1 - unexplained) * sum / (groupWeight * background[token])))
                );
        }

        return score;
    }
}

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
    private readonly float[] bases;
    private readonly UnitPostings postings;
    private readonly float[] sums;
    private readonly List<int> touched = [];
    private float groupWeight;
    private int first;

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
        sums = new float[target.TypeCount];
        postings = new UnitPostings(target);
        bases = new float[target.Count];
        var logUnexplained = MathF.Log(unexplained);
        for (var unit = 0; unit < bases.Length; unit++)
        {
            foreach (var token in target.Tokens(unit))
            {
                bases[unit] +=
                    knownTargets[token] || table.Explains(token) ? target.TypeWeights[token] * logUnexplained : 0;
            }
        }
    }

    /// <summary>Empties the group and moves on to the units that the next one is to explain.</summary>
    /// <param name="first">The first of the units, not before that of the last call.</param>
    /// <param name="end">The unit after the last of them.</param>
    public void Start(int first, int end)
    {
        foreach (var type in touched)
        {
            sums[type] = 0;
        }

        touched.Clear();
        groupWeight = 0;
        this.first = first;
        postings.MoveTo(first, end);
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
                if (!postings.IsInWindow(targets[i]))
                {
                    continue;
                }

                ref var sum = ref sums[targets[i]];
                if (sum == 0)
                {
                    touched.Add(targets[i]);
                }

                sum += weight * probabilities[i];
            }
        }
    }

    /// <summary>The evidence that the group translates each of the units, in natural logarithms.</summary>
    /// <param name="cells">Receives one value for each unit.</param>
    public void Explain(Span<float> cells)
    {
        if (groupWeight == 0)
        {
            cells.Clear();
            return;
        }

        bases.AsSpan(first, cells.Length).CopyTo(cells);
        var weights = target.TypeWeights;
        var odds = (1 - unexplained) / unexplained / groupWeight;
        foreach (var type in touched)
        {
            var gain = MathF.Log(1 + (odds * sums[type] / background[type]));
            postings.AddTo(type, weights[type] * gain, cells);
        }
    }
}

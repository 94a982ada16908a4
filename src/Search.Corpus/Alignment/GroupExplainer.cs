using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    // What the last units added explain in the window: a unit is added to several groups, one after the other.
    private readonly List<(int Type, float Value)>[] meanings;
    private readonly int[] owners;
    private float[] frequencies = new float[256];
    private float[] values = new float[256];
    private int horizon;
    private float groupWeight;
    private int first;

    /// <param name="source">The side that groups are made of.</param>
    /// <param name="target">The side whose units are explained.</param>
    /// <param name="targetUnigrams">How frequent each type of the target is.</param>
    /// <param name="table">What translates what.</param>
    /// <param name="knownTargets">How far the translations of each type of the target are known.</param>
    /// <param name="parameters">Weights.</param>
    /// <param name="largest">The most units that a group has.</param>
    public GroupExplainer(
        EvidenceSide source,
        EvidenceSide target,
        float[] targetUnigrams,
        TranslationTable table,
        float[] knownTargets,
        AlignmentParameters parameters,
        int largest
    )
    {
        meanings = new List<(int, float)>[largest];
        owners = new int[largest];
        for (var slot = 0; slot < largest; slot++)
        {
            meanings[slot] = [];
            owners[slot] = -1;
        }

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
                var known = table.Explains(token) ? 1 : knownTargets[token];
                bases[unit] += known * target.TypeWeights[token] * logUnexplained;
            }
        }
    }

    /// <summary>Empties the group and moves on to the units that the next one is to explain.</summary>
    /// <param name="first">The first of the units, not before that of the last call.</param>
    /// <param name="end">The unit after the last of them.</param>
    /// <param name="horizon">
    /// The unit after the last that any group is to explain which shares a unit with this one; not before the end.
    /// </param>
    public void Start(int first, int end, int horizon)
    {
        this.horizon = horizon;
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
        var slot = unit % owners.Length;
        if (owners[slot] != unit)
        {
            owners[slot] = unit;
            Look(unit, meanings[slot]);
        }

        foreach (var token in source.Tokens(unit))
        {
            groupWeight += source.TypeWeights[token];
        }

        foreach (var (type, value) in CollectionsMarshal.AsSpan(meanings[slot]))
        {
            ref var sum = ref sums[type];
            if (sum == 0)
            {
                touched.Add(type);
            }

            sum += value;
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
        var types = CollectionsMarshal.AsSpan(touched);
        if (values.Length < types.Length + Vector256<float>.Count)
        {
            values = new float[(types.Length * 2) + Vector256<float>.Count];
            frequencies = new float[values.Length];
        }

        for (var i = 0; i < types.Length; i++)
        {
            values[i] = sums[types[i]];
            frequencies[i] = background[types[i]];
        }

        // What is left behind the last type is never read.
        var odds = Vector256.Create((1 - unexplained) / unexplained / groupWeight);
        for (var i = 0; i < types.Length; i += Vector256<float>.Count)
        {
            var ratio = odds * Vector256.Create(values, i) / Vector256.Create(frequencies, i);
            Vector256.Log(Vector256<float>.One + ratio).CopyTo(values, i);
        }

        var weights = target.TypeWeights;
        for (var i = 0; i < types.Length; i++)
        {
            postings.AddTo(types[i], weights[types[i]] * values[i], cells);
        }
    }

    // What stands neither in this window nor in those of the next groups with the unit is left out.
    private void Look(int unit, List<(int Type, float Value)> found)
    {
        found.Clear();
        foreach (var token in source.Tokens(unit))
        {
            var weight = source.TypeWeights[token];
            var targets = table.Targets(token);
            var probabilities = table.Probabilities(token);
            for (var i = 0; i < targets.Length; i++)
            {
                if (postings.StandsBefore(targets[i], horizon))
                {
                    found.Add((targets[i], weight * probabilities[i]));
                }
            }
        }
    }
}

using System.Diagnostics;

namespace Search.Corpus.Alignment;

/// <summary>
/// Probabilities that a type of one side is translated by a type of the other, one sparse row for each source type.
/// </summary>
internal sealed class TranslationTable
{
    private readonly int[][] targets;
    private readonly float[][] probabilities;
    private readonly bool[] explained;

    public TranslationTable(int sourceTypes, int targetTypes)
    {
        explained = new bool[targetTypes];
        targets = new int[sourceTypes][];
        probabilities = new float[sourceTypes][];
        Array.Fill(targets, []);
        Array.Fill(probabilities, []);
    }

    public ReadOnlySpan<int> Targets(int source) => targets[source];

    public ReadOnlySpan<float> Probabilities(int source) => probabilities[source];

    /// <summary>Whether any type of the source is translated by a type of the target.</summary>
    public bool Explains(int target) => explained[target];

    public void Set(int source, int[] rowTargets, float[] rowProbabilities)
    {
        Debug.Assert(rowTargets.Length == rowProbabilities.Length, "A row has one probability for each target.");
        targets[source] = rowTargets;
        probabilities[source] = rowProbabilities;
        foreach (var target in rowTargets)
        {
            explained[target] = true;
        }
    }

    /// <summary>A table that knows only what the prior says.</summary>
    public static TranslationTable FromPrior(TranslationPrior prior, int sourceTypes, int targetTypes)
    {
        var table = new TranslationTable(sourceTypes, targetTypes);
        for (var source = 0; source < sourceTypes; source++)
        {
            var row = prior.Row(source);
            if (row.Count > 0)
            {
                table.Set(source, [.. row.Select(entry => entry.Target)], [.. row.Select(entry => entry.Weight)]);
            }
        }

        return table;
    }
}

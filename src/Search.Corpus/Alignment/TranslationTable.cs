using System.Diagnostics;

namespace Search.Corpus.Alignment;

/// <summary>
/// Probabilities that a type of one side is translated by a type of the other, one sparse row for each source type.
/// </summary>
internal sealed class TranslationTable
{
    private readonly int[][] targets;
    private readonly float[][] probabilities;

    public TranslationTable(int sourceTypes)
    {
        targets = new int[sourceTypes][];
        probabilities = new float[sourceTypes][];
        Array.Fill(targets, []);
        Array.Fill(probabilities, []);
    }

    public int SourceTypes => targets.Length;

    public ReadOnlySpan<int> Targets(int source) => targets[source];

    public ReadOnlySpan<float> Probabilities(int source) => probabilities[source];

    public void Set(int source, int[] rowTargets, float[] rowProbabilities)
    {
        Debug.Assert(rowTargets.Length == rowProbabilities.Length, "A row has one probability for each target.");
        targets[source] = rowTargets;
        probabilities[source] = rowProbabilities;
    }

    /// <summary>A table that knows only what the prior says.</summary>
    public static TranslationTable FromPrior(TranslationPrior prior, int sourceTypes)
    {
        var table = new TranslationTable(sourceTypes);
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

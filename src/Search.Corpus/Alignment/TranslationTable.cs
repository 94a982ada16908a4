using System.Diagnostics;

namespace Search.Corpus.Alignment;

/// <summary>
/// Probabilities that a type of one side is translated by a type of the other, one sparse row for each source type. All
/// rows lie in one array, in the order of their types: a table is made many times over, and objects would cost more than
/// what they hold.
/// </summary>
internal sealed class TranslationTable
{
    private readonly int[] starts;
    private readonly bool[] explained;
    private int[] targets = new int[1024];
    private float[] probabilities = new float[1024];
    private int lastSource;
    private int count;

    public TranslationTable(int sourceTypes, int targetTypes)
    {
        starts = new int[sourceTypes + 1];
        explained = new bool[targetTypes];
    }

    public ReadOnlySpan<int> Targets(int source) => targets.AsSpan(Start(source)..Start(source + 1));

    public ReadOnlySpan<float> Probabilities(int source) => probabilities.AsSpan(Start(source)..Start(source + 1));

    /// <summary>Whether any type of the source is translated by a type of the target.</summary>
    public bool Explains(int target) => explained[target];

    /// <summary>Adds an entry to the row of a type: the type of the last call, or a later one.</summary>
    public void Add(int source, int target, float probability)
    {
        Debug.Assert(source >= lastSource && source + 1 < starts.Length, "Rows are made in the order of their types.");
        while (lastSource < source)
        {
            starts[++lastSource] = count;
        }

        if (count == targets.Length)
        {
            Array.Resize(ref targets, count * 2);
            Array.Resize(ref probabilities, count * 2);
        }

        targets[count] = target;
        probabilities[count++] = probability;
        explained[target] = true;
    }

    /// <summary>A table that knows only what the prior says.</summary>
    public static TranslationTable FromPrior(TranslationPrior prior, int sourceTypes, int targetTypes)
    {
        var table = new TranslationTable(sourceTypes, targetTypes);
        for (var source = 0; source < sourceTypes; source++)
        {
            foreach (var (target, weight) in prior.Row(source))
            {
                table.Add(source, target, weight);
            }
        }

        return table;
    }

    private int Start(int source) => source > lastSource ? count : starts[source];
}

namespace Search.Corpus.Alignment;

/// <summary>
/// What is believed about word translations before a document is read: for each type of one side, the types of the
/// other side that a dictionary or their spelling ties to it, with their share of the type's translations.
/// </summary>
internal sealed class TranslationPrior
{
    private readonly List<(int Target, float Weight)>?[] rows;

    public TranslationPrior(int sourceTypes) => rows = new List<(int, float)>?[sourceTypes];

    public bool IsEmpty { get; private set; } = true;

    public IReadOnlyList<(int Target, float Weight)> Row(int source) => rows[source] ?? (IReadOnlyList<(int, float)>)[];

    public void Add(int source, int target, float weight)
    {
        IsEmpty = false;
        var row = rows[source] ??= [];
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i].Target == target)
            {
                row[i] = (target, Math.Max(row[i].Weight, weight));
                return;
            }
        }

        row.Add((target, weight));
    }

    /// <summary>Makes the weights of each row sum to at most 1.</summary>
    public void Normalize()
    {
        foreach (var row in rows)
        {
            if (row is null)
            {
                continue;
            }

            var sum = 0f;
            foreach (var (_, weight) in row)
            {
                sum += weight;
            }

            if (sum > 1)
            {
                for (var i = 0; i < row.Count; i++)
                {
                    row[i] = (row[i].Target, row[i].Weight / sum);
                }
            }
        }
    }
}

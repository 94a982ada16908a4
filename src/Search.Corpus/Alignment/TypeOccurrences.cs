namespace Search.Corpus.Alignment;

/// <summary>For each type of a source, the training groups that it stands in, each once with its number of occurrences.</summary>
internal sealed class TypeOccurrences
{
    private readonly int[] starts;
    private readonly (int Group, int Times)[] occurrences;
    private readonly (int Start, int End, float Weight)[] groups;

    public TypeOccurrences(EvidenceSide source, EvidenceSide target, IReadOnlyList<TrainingGroup> training)
    {
        groups = new (int, int, float)[training.Count];
        starts = new int[source.TypeCount + 1];
        var last = new int[source.TypeCount];
        for (var group = 0; group < groups.Length; group++)
        {
            var (sourceStart, sourceCount, targetStart, targetCount, weight) = training[group];
            groups[group] = (target.TokenStart(targetStart), target.TokenStart(targetStart + targetCount), weight);
            foreach (var type in source.Tokens(sourceStart, sourceCount))
            {
                if (last[type] != group + 1)
                {
                    last[type] = group + 1;
                    starts[type + 1]++;
                }
            }
        }

        for (var type = 0; type < last.Length; type++)
        {
            starts[type + 1] += starts[type];
        }

        occurrences = new (int, int)[starts[^1]];
        var ends = starts.AsSpan(0, last.Length).ToArray();
        for (var group = 0; group < groups.Length; group++)
        {
            foreach (var type in source.Tokens(training[group].SourceStart, training[group].SourceCount))
            {
                var end = ends[type];
                if (end > starts[type] && occurrences[end - 1].Group == group)
                {
                    occurrences[end - 1].Times++;
                }
                else
                {
                    occurrences[end] = (group, 1);
                    ends[type]++;
                }
            }
        }
    }

    /// <summary>For each group, where its tokens begin and end among all tokens of the target, and how sure it is.</summary>
    public ReadOnlySpan<(int Start, int End, float Weight)> Groups => groups;

    /// <summary>The groups that a type stands in, rising.</summary>
    public ReadOnlySpan<(int Group, int Times)> Of(int type) => occurrences.AsSpan(starts[type]..starts[type + 1]);
}

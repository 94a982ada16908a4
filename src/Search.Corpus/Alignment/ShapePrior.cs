namespace Search.Corpus.Alignment;

/// <summary>How likely each shape of bead is in a document: what is usual, moved by what the document has shown.</summary>
internal sealed class ShapePrior
{
    private readonly float[] logs;

    private ShapePrior(float[] logs) => this.logs = logs;

    public float Log(int shape) => logs[shape];

    /// <summary>What is usual, moved by the beads of an earlier round, if there was one.</summary>
    public static ShapePrior From(IReadOnlyList<Bead> beads, AlignmentParameters parameters)
    {
        var strength = parameters.ShapeStrength;
        var counts = new float[BeadShape.All.Count];
        foreach (var bead in beads)
        {
            for (var shape = 0; shape < counts.Length; shape++)
            {
                if (BeadShape.All[shape].Shape == new BeadShape(bead.EnglishCount, bead.ChineseCount))
                {
                    counts[shape]++;
                }
            }
        }

        for (var shape = 0; shape < counts.Length; shape++)
        {
            var (group, share) = BeadShape.All[shape];
            var isPair = group.English > 0 && group.Chinese > 0;
            var isMerged = isPair && group.English + group.Chinese > 2;
            var factor =
                isMerged ? parameters.MergedShare
                : isPair ? 1
                : parameters.UnpairedShare;
            counts[shape] = MathF.Log((counts[shape] + (strength * share)) / (beads.Count + strength) * factor);
        }

        return new ShapePrior(counts);
    }
}

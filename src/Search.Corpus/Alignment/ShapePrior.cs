namespace Search.Corpus.Alignment;

/// <summary>How likely each shape of bead is in a document: what is usual, moved by what the document has shown.</summary>
internal sealed class ShapePrior
{
    private readonly float[] logs;

    private ShapePrior(float[] logs) => this.logs = logs;

    /// <summary>What is usual.</summary>
    public static ShapePrior Usual { get; } = new([.. BeadShape.All.Select(entry => MathF.Log(entry.Share))]);

    public float Log(int shape) => logs[shape];

    /// <summary>What is usual, moved by the beads of an earlier round.</summary>
    public static ShapePrior From(IReadOnlyList<Bead> beads, float strength)
    {
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
            counts[shape] = MathF.Log(
                (counts[shape] + (strength * BeadShape.All[shape].Share)) / (beads.Count + strength)
            );
        }

        return new ShapePrior(counts);
    }
}

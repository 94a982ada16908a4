namespace Search.Corpus.Alignment;

/// <summary>
/// Finds the best sequence of beads through a band by dynamic programming, in time and memory linear in its cells.
/// </summary>
internal sealed class PathFinder
{
    /// <summary>A group of four or more units whose lengths speak against it as clearly as this is no bead.</summary>
    public const float ImpossibleLength = -6f;

    private readonly AlignmentTask task;
    private readonly Band band;
    private readonly EvidenceMatrix evidence;
    private readonly LengthModel lengths;
    private readonly LayoutPrior? layout;
    private readonly Redundancy? redundancy;
    private readonly NumberConflicts? numbers;
    private readonly (BeadShape Shape, float Log)[] steppable;
    private readonly int[] offsets;
    private readonly float[] scores;
    private readonly byte[] steps;
    private readonly float[] englishSums;
    private readonly float[] chineseSums;

    public PathFinder(AlignmentTask task, Band band, EvidenceMatrix evidence, AlignmentModels models, int shapeCount)
    {
        this.task = task;
        this.band = band;
        this.evidence = evidence;
        lengths = models.Lengths;
        layout = models.Layout;
        steppable = new (BeadShape, float)[shapeCount];
        for (var shape = 0; shape < shapeCount; shape++)
        {
            steppable[shape] = (BeadShape.All[shape].Shape, models.Shapes.Log(shape));
        }

        // Both matter among paragraphs, with decoys between them. In plain lists of sentences numbers are as often words
        // that are read differently, and nothing is gained.
        numbers = layout is null ? null : new NumberConflicts(task);
        redundancy = layout is null ? null : new Redundancy(task);
        offsets = new int[band.Rows + 1];
        for (var row = 0; row < band.Rows; row++)
        {
            offsets[row + 1] = offsets[row] + band.High(row) - band.Low(row) + 1;
        }

        scores = new float[offsets[^1]];
        steps = new byte[offsets[^1]];
        englishSums = Sums(task.English.Lengths);
        chineseSums = Sums(task.Chinese.Lengths);
    }

    /// <summary>The beads from the first to the last unit of both sides.</summary>
    public List<Bead> Find()
    {
        if (layout is not null)
        {
            return FindCellByCell();
        }

        Clear();
        var filler = new RowFiller(task, band, evidence, lengths, steppable, englishSums, chineseSums);
        for (var row = 0; row < band.Rows; row++)
        {
            var cells = offsets[row]..offsets[row + 1];
            filler.Fill(row, LongestStep(row), offsets, scores, steps.AsSpan(cells));
        }

        return Trace();
    }

    /// <summary>The same, one cell after the other: the way where places tell too, and the measure of the other way.</summary>
    public List<Bead> FindCellByCell()
    {
        Clear();
        for (var row = 0; row < band.Rows; row++)
        {
            for (var column = band.Low(row); column <= band.High(row); column++)
            {
                if (row > 0 || column > 0)
                {
                    Fill(row, column);
                }
            }
        }

        return Trace();
    }

    /// <summary>How much likelier the sides are as translations than as strangers, in natural logarithms.</summary>
    public float PairScore(int english, int englishCount, int chinese, int chineseCount)
    {
        var parameters = task.Parameters;
        var length = lengths.Score(
            englishSums[english + englishCount] - englishSums[english],
            chineseSums[chinese + chineseCount] - chineseSums[chinese]
        );
        if (length < ImpossibleLength && englishCount + chineseCount > 3)
        {
            return float.NegativeInfinity;
        }

        var lexical = evidence.Score(english, englishCount, chinese, chineseCount);
        return (parameters.LexicalWeight * lexical)
            + (parameters.LengthWeight * length)
            - (numbers?.Cost(english, englishCount, chinese, chineseCount) ?? 0)
            + (layout?.Score(english, englishCount, chinese, chineseCount) ?? 0)
            - (
                englishCount + chineseCount > 2
                    ? redundancy?.Cost(english, englishCount, chinese, chineseCount) ?? 0
                    : 0
            );
    }

    private void Clear()
    {
        Array.Fill(scores, float.NegativeInfinity);
        scores[0] = 0;
    }

    private static float[] Sums(ReadOnlySpan<float> values)
    {
        var sums = new float[values.Length + 1];
        for (var i = 0; i < values.Length; i++)
        {
            sums[i + 1] = sums[i] + values[i];
        }

        return sums;
    }

    private void Fill(int row, int column)
    {
        var best = float.NegativeInfinity;
        byte step = 0;
        var (englishBreak, chineseBreak) = Breaks(row, column);
        var longest = LongestStep(row);
        for (var shape = 0; shape < steppable.Length; shape++)
        {
            var ((english, chinese), log) = steppable[shape];
            var fromRow = row - english;
            var fromColumn = column - chinese;
            if (
                english > longest
                || fromColumn < 0
                || fromColumn < band.Low(fromRow)
                || fromColumn > band.High(fromRow)
            )
            {
                continue;
            }

            var score = scores[offsets[fromRow] + fromColumn - band.Low(fromRow)] + log;
            if (english > 0 && chinese > 0 && score > best - 200)
            {
                score += PairScore(fromRow, english, fromColumn, chinese);
            }

            score -= (english > 0 ? englishBreak : 0) + (chinese > 0 ? chineseBreak : 0);
            if (score > best)
            {
                best = score;
                step = (byte)shape;
            }
        }

        var cell = offsets[row] + column - band.Low(row);
        scores[cell] = best;
        steps[cell] = step;
    }

    // What it costs to end a bead after the last units before a cell.
    private (float English, float Chinese) Breaks(int row, int column) =>
        task.Layout is { } units
            ? (
                row > 0 && row < task.English.Count ? units.English[row - 1].BreakCost : 0,
                column > 0 && column < task.Chinese.Count ? units.Chinese[column - 1].BreakCost : 0
            )
            : default;

    // A row of a single cell is a border that no bead may cross.
    private int LongestStep(int row)
    {
        for (var inner = row - 1; inner > 0 && inner > row - BeadShape.MaxUnits; inner--)
        {
            if (band.Low(inner) == band.High(inner))
            {
                return row - inner;
            }
        }

        return Math.Min(row, BeadShape.MaxUnits);
    }

    private List<Bead> Trace()
    {
        var beads = new List<Bead>();
        var row = task.English.Count;
        var column = task.Chinese.Count;
        while (row > 0 || column > 0)
        {
            var (english, chinese) = steppable[steps[offsets[row] + column - band.Low(row)]].Shape;
            row -= english;
            column -= chinese;
            var score = english > 0 && chinese > 0 ? PairScore(row, english, column, chinese) : 0;
            beads.Add(new Bead(row, english, column, chinese, score));
        }

        beads.Reverse();
        return beads;
    }
}

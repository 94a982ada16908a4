using System.Numerics;
using System.Runtime.InteropServices;

namespace Search.Corpus.Alignment;

/// <summary>
/// Fills the table of a path a row at a time where only lengths and words count: all cells of a row that a shape leads
/// to are judged together, in vectors. The same sums as cell by cell, several at once.
/// </summary>
internal sealed class RowFiller
{
    private readonly AlignmentParameters parameters;
    private readonly Band band;
    private readonly EvidenceMatrix evidence;
    private readonly LengthModel lengths;
    private readonly (BeadShape Shape, float Log)[] shapes;
    private readonly float[] englishSums;

    // For each number of Chinese units and each position, the terms of the length of the group that begins there.
    private readonly float[][] logs = new float[BeadShape.MaxUnits][];
    private readonly float[][] gains = new float[BeadShape.MaxUnits][];
    private readonly float[][] losses = new float[BeadShape.MaxUnits][];
    private readonly float[] lexical;
    private readonly float[] best;
    private readonly int[] which;

    /// <param name="task">The sides.</param>
    /// <param name="band">The cells of the table.</param>
    /// <param name="evidence">What the words tell.</param>
    /// <param name="lengths">What the lengths tell.</param>
    /// <param name="shapes">The shapes of beads, each with the logarithm of its share.</param>
    /// <param name="englishSums">The length of all English units before each position.</param>
    /// <param name="chineseSums">The same of the Chinese.</param>
    public RowFiller(
        AlignmentTask task,
        Band band,
        EvidenceMatrix evidence,
        LengthModel lengths,
        (BeadShape Shape, float Log)[] shapes,
        float[] englishSums,
        float[] chineseSums
    )
    {
        parameters = task.Parameters;
        this.band = band;
        this.evidence = evidence;
        this.lengths = lengths;
        this.shapes = shapes;
        this.englishSums = englishSums;
        for (var size = 1; size <= BeadShape.MaxUnits; size++)
        {
            var positions = Math.Max(0, task.Chinese.Count - size + 1);
            var (log, gain, loss) = (new float[positions], new float[positions], new float[positions]);
            for (var at = 0; at < positions; at++)
            {
                (log[at], gain[at], loss[at]) = lengths.Terms(chineseSums[at + size] - chineseSums[at]);
            }

            (logs[size - 1], gains[size - 1], losses[size - 1]) = (log, gain, loss);
        }

        var widest = 0;
        for (var row = 0; row < band.Rows; row++)
        {
            widest = Math.Max(widest, band.High(row) - band.Low(row) + 1);
        }

        lexical = new float[widest];
        best = new float[widest];
        which = new int[widest];
    }

    /// <summary>Finds the best last bead of each cell of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="longest">The most English units that a bead may take that ends here.</param>
    /// <param name="offsets">Where the cells of each row begin.</param>
    /// <param name="scores">The scores of all cells; those of the rows before are read, those of the row written.</param>
    /// <param name="steps">Receives the shape that ends in each cell of the row.</param>
    public void Fill(int row, int longest, ReadOnlySpan<int> offsets, Span<float> scores, Span<byte> steps)
    {
        var low = band.Low(row);
        var width = band.High(row) - low + 1;
        best.AsSpan(0, width).Fill(float.NegativeInfinity);
        which.AsSpan(0, width).Clear();
        for (var shape = 0; shape < shapes.Length; shape++)
        {
            var ((english, chinese), log) = shapes[shape];
            if (english == 0 || english > longest)
            {
                continue;
            }

            var from = row - english;
            var first = Math.Max(band.Low(from), low - chinese);
            var end = Math.Min(band.High(from), band.High(row) - chinese) + 1;
            if (chinese > 0)
            {
                var reach = evidence.Reach(from, english, chinese);
                (first, end) = (Math.Max(first, reach.First), Math.Min(end, reach.End));
            }

            if (first >= end)
            {
                continue;
            }

            var before = scores.Slice(offsets[from] + first - band.Low(from), end - first);
            var cell = first + chinese - low;
            if (chinese == 0)
            {
                Skip(shape, log, before, cell);
            }
            else
            {
                evidence.Scores(from, english, first, chinese, lexical.AsSpan(0, before.Length));
                Pair(shape, from, first, before, cell);
            }
        }

        Finish(row, scores.Slice(offsets[row], width), steps);
    }

    // A Chinese unit alone leads from cell to cell of the same row: these are walked in order.
    private void Finish(int row, Span<float> scores, Span<byte> steps)
    {
        // The first cell of all is where every path begins, not where a bead ends.
        var start = row == 0 ? 1 : 0;
        var last = row == 0 ? scores[0] : float.NegativeInfinity;
        var alone = Array.FindIndex(shapes, shape => shape.Shape.English == 0);
        for (var i = start; i < scores.Length; i++)
        {
            var afterLast = last + shapes[alone].Log;
            var isAlone = afterLast > best[i];
            last = isAlone ? afterLast : best[i];
            scores[i] = last;
            steps[i] = (byte)(isAlone ? alone : which[i]);
        }
    }

    private void Skip(int shape, float log, ReadOnlySpan<float> before, int cell)
    {
        for (var i = 0; i < before.Length; i++)
        {
            var score = before[i] + log;
            if (score > best[cell + i])
            {
                best[cell + i] = score;
                which[cell + i] = shape;
            }
        }
    }

    private void Pair(int shape, int from, int first, ReadOnlySpan<float> before, int cell)
    {
        var ((english, chinese), log) = shapes[shape];
        var expected = lengths.Expected(englishSums[from + english] - englishSums[from]);
        var floor = english + chinese > 3 ? PathFinder.ImpossibleLength : float.NegativeInfinity;
        var count = before.Length;
        var terms = logs[chinese - 1].AsSpan(first, count);
        var gain = gains[chinese - 1].AsSpan(first, count);
        var loss = losses[chinese - 1].AsSpan(first, count);
        var words = lexical.AsSpan(0, count);
        var cells = best.AsSpan(cell, count);
        var beads = which.AsSpan(cell, count);
        var wide = count / Vector<float>.Count;
        var (wideExpected, wideFloor) = (new Vector<float>(expected), new Vector<float>(floor));
        var wideShape = new Vector<int>(shape);
        for (var i = 0; i < wide; i++)
        {
            var deviation = At(terms, i) - wideExpected;
            var length = At(gain, i) - (deviation * deviation * At(loss, i));
            var score =
                At(before, i)
                + new Vector<float>(log)
                + ((At(words, i) * parameters.LexicalWeight) + (length * parameters.LengthWeight));
            ref var held = ref MemoryMarshal.Cast<float, Vector<float>>(cells)[i];
            ref var bead = ref MemoryMarshal.Cast<int, Vector<int>>(beads)[i];
            var isBetter = Vector.GreaterThan(score, held) & Vector.GreaterThanOrEqual(length, wideFloor);
            held = Vector.ConditionalSelect(isBetter, score, held);
            bead = Vector.ConditionalSelect(isBetter, wideShape, bead);
        }

        for (var i = wide * Vector<float>.Count; i < count; i++)
        {
            var deviation = terms[i] - expected;
            var length = gain[i] - (deviation * deviation * loss[i]);
            var score = before[i] + log + ((words[i] * parameters.LexicalWeight) + (length * parameters.LengthWeight));
            if (score > cells[i] && length >= floor)
            {
                cells[i] = score;
                beads[i] = shape;
            }
        }
    }

    private static Vector<float> At(ReadOnlySpan<float> values, int vector) =>
        MemoryMarshal.Cast<float, Vector<float>>(values)[vector];
}

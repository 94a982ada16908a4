using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Search.Corpus.Alignment;

/// <summary>
/// For each cell of a band, how well a group of one side explains one unit of the other. Because a group's tokens are
/// summed before the unit is judged, the evidence of a bead is a sum of cells: groups of any shape cost a few lookups.
/// </summary>
internal sealed class EvidenceMatrix : IDisposable
{
    private readonly Band band;
    private readonly int chineseCount;
    private readonly int largest;
    private readonly int[] lasts;
    private readonly int[] offsets;
    private readonly float[][] byEnglish;
    private readonly float[][] byChinese;

    /// <param name="task">The sides.</param>
    /// <param name="band">The cells.</param>
    /// <param name="toChinese">The translation table from English.</param>
    /// <param name="toEnglish">The translation table from Chinese.</param>
    /// <param name="largest">
    /// The largest group that is judged as one; a larger one is judged by its best unit, which is quick and good enough
    /// to find where the path runs.
    /// </param>
    public EvidenceMatrix(
        AlignmentTask task,
        Band band,
        TranslationTable toChinese,
        TranslationTable toEnglish,
        int largest
    )
    {
        this.largest = largest;
        this.band = band;
        chineseCount = task.Chinese.Count;
        var rows = band.Rows - 1;
        lasts = new int[rows];
        offsets = new int[rows + 1];
        for (var row = 0; row < rows; row++)
        {
            lasts[row] = Math.Min(chineseCount - 1, band.High(Math.Min(rows, row + BeadShape.MaxUnits)) - 1);
            offsets[row + 1] = offsets[row] + Math.Max(0, lasts[row] - band.Low(row) + 1);
        }

        byEnglish = new float[largest][];
        byChinese = new float[largest][];
        for (var size = 0; size < largest; size++)
        {
            // Every cell that is read is written first.
            byEnglish[size] = ArrayPool<float>.Shared.Rent(offsets[rows]);
            byChinese[size] = ArrayPool<float>.Shared.Rent(offsets[rows]);
        }

        FillByEnglish(task, toChinese);
        FillByChinese(task, toEnglish);
    }

    /// <summary>
    /// The lexical evidence of a bead: the mean of both directions, each a sum of logarithms of likelihood ratios over
    /// the tokens explained. Not a number when part of the bead lies outside the band.
    /// </summary>
    public float Score(int english, int englishCount, int chinese, int chineseCount)
    {
        var first = band.Low(english);
        if (chinese < band.Low(english + englishCount - 1) || chinese + chineseCount - 1 > lasts[english])
        {
            return float.NaN;
        }

        if (englishCount > largest || chineseCount > largest)
        {
            return ScoreByBest(english, englishCount, chinese, chineseCount) / 2;
        }

        var sum = 0f;
        var start = offsets[english] + chinese - first;
        var forward = byEnglish[englishCount - 1];
        for (var k = 0; k < chineseCount; k++)
        {
            sum += forward[start + k];
        }

        var backward = byChinese[chineseCount - 1];
        for (var i = english; i < english + englishCount; i++)
        {
            sum += backward[offsets[i] + chinese - band.Low(i)];
        }

        return sum / 2;
    }

    /// <summary>
    /// The Chinese positions that beads may begin at which take a number of units from an English position: from the
    /// first to before the end. No part of such a bead lies outside the band.
    /// </summary>
    public (int First, int End) Reach(int english, int englishCount, int chineseCount) =>
        (band.Low(english + englishCount - 1), lasts[english] - chineseCount + 2);

    /// <summary>The lexical evidence of beads of one shape that begin side by side, all within reach.</summary>
    /// <param name="english">The English position that all begin at.</param>
    /// <param name="englishCount">The number of English units.</param>
    /// <param name="chinese">The Chinese position that the first begins at.</param>
    /// <param name="chineseCount">The number of Chinese units.</param>
    /// <param name="results">Receives one value for each of the beads.</param>
    public void Scores(int english, int englishCount, int chinese, int chineseCount, Span<float> results)
    {
        results.Clear();
        if (englishCount > largest || chineseCount > largest)
        {
            AddBest(english, englishCount, chinese, chineseCount, results);
        }
        else
        {
            var forward = byEnglish[englishCount - 1].AsSpan(offsets[english] + chinese - band.Low(english));
            for (var k = 0; k < chineseCount; k++)
            {
                AddTo(results, forward[k..]);
            }

            var backward = byChinese[chineseCount - 1];
            for (var i = english; i < english + englishCount; i++)
            {
                AddTo(results, backward.AsSpan(offsets[i] + chinese - band.Low(i)));
            }
        }

        var wide = MemoryMarshal.Cast<float, Vector<float>>(results);
        for (var i = 0; i < wide.Length; i++)
        {
            wide[i] *= 0.5f;
        }

        for (var i = wide.Length * Vector<float>.Count; i < results.Length; i++)
        {
            results[i] *= 0.5f;
        }
    }

    /// <summary>Gives the cells back for the next window; no score may be asked for afterwards.</summary>
    public void Dispose()
    {
        for (var size = 0; size < largest; size++)
        {
            ArrayPool<float>.Shared.Return(byEnglish[size]);
            ArrayPool<float>.Shared.Return(byChinese[size]);
            byEnglish[size] = [];
            byChinese[size] = [];
        }
    }

    private float ScoreByBest(int english, int englishCount, int chinese, int chineseCount)
    {
        var sum = 0f;
        for (var k = chinese; k < chinese + chineseCount; k++)
        {
            var best = float.NegativeInfinity;
            for (var i = english; i < english + englishCount; i++)
            {
                best = Math.Max(best, byEnglish[0][offsets[i] + k - band.Low(i)]);
            }

            sum += best;
        }

        for (var i = english; i < english + englishCount; i++)
        {
            var best = float.NegativeInfinity;
            for (var k = chinese; k < chinese + chineseCount; k++)
            {
                best = Math.Max(best, byChinese[0][offsets[i] + k - band.Low(i)]);
            }

            sum += best;
        }

        return sum;
    }

    private void AddBest(int english, int englishCount, int chinese, int chineseCount, Span<float> results)
    {
        for (var bead = 0; bead < results.Length; bead++)
        {
            results[bead] = ScoreByBest(english, englishCount, chinese + bead, chineseCount);
        }
    }

    private static void AddTo(Span<float> results, ReadOnlySpan<float> values)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(results);
        var wide = MemoryMarshal.Cast<float, Vector<float>>(values[..results.Length]);
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += wide[i];
        }

        for (var i = sums.Length * Vector<float>.Count; i < results.Length; i++)
        {
            results[i] += values[i];
        }
    }

    private void FillByEnglish(AlignmentTask task, TranslationTable table)
    {
        var explainer = new GroupExplainer(
            task.English,
            task.Chinese,
            task.ChineseUnigrams,
            table,
            task.KnownChinese,
            task.Parameters,
            largest
        );
        for (var row = 0; row < lasts.Length; row++)
        {
            var end = Math.Max(band.Low(row), lasts[row] + 1);
            explainer.Start(band.Low(row), end, Math.Max(end, lasts[Math.Min(row + largest, lasts.Length) - 1] + 1));
            for (var size = 0; size < largest && row + size < lasts.Length; size++)
            {
                explainer.Add(row + size);
                var cells = byEnglish[size];
                explainer.Explain(cells.AsSpan(offsets[row]..offsets[row + 1]));
            }
        }
    }

    private void FillByChinese(AlignmentTask task, TranslationTable table)
    {
        var explainer = new GroupExplainer(
            task.Chinese,
            task.English,
            task.EnglishUnigrams,
            table,
            task.KnownEnglish,
            task.Parameters,
            largest
        );
        var column = new float[lasts.Length];
        var firstRow = 0;
        var lastRow = 0;
        var horizon = 0;
        for (var k = 0; k < chineseCount; k++)
        {
            while (firstRow < lasts.Length && lasts[firstRow] < k)
            {
                firstRow++;
            }

            while (lastRow < lasts.Length && band.Low(lastRow) <= k)
            {
                lastRow++;
            }

            if (firstRow >= lastRow)
            {
                continue;
            }

            while (horizon < lasts.Length && band.Low(horizon) < k + largest)
            {
                horizon++;
            }

            explainer.Start(firstRow, lastRow, horizon);
            for (var size = 0; size < largest && k + size < chineseCount; size++)
            {
                explainer.Add(k + size);
                var cells = byChinese[size];
                explainer.Explain(column.AsSpan(0, lastRow - firstRow));
                for (var row = firstRow; row < lastRow; row++)
                {
                    cells[offsets[row] + k - band.Low(row)] = column[row - firstRow];
                }
            }
        }
    }
}

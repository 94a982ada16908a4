namespace Search.Corpus.Alignment;

/// <summary>
/// Aligns two sequences of units in rounds: first with what a dictionary and spelling tell, then with a translation
/// table, a length ratio, shares of shapes and a layout learned from the round before, in a narrower band. Long
/// sequences are aligned window by window, so that memory is bounded and time is linear.
/// </summary>
internal static class SequenceAligner
{
    private const int FullTable = 600;
    private const int QuickShapes = 8;
    private const int FirstHalfWidth = 24;
    private const int Window = 3000;

    /// <summary>The beads that cover both sides from first to last.</summary>
    /// <param name="task">The sides and what is known about their words.</param>
    /// <param name="fixedBand">The cells that a path may use, where they are known beforehand.</param>
    public static SequenceAlignment Align(AlignmentTask task, Band? fixedBand = null)
    {
        var parameters = task.Parameters;
        var models = new AlignmentModels(
            TranslationTable.FromPrior(task.PriorToChinese, task.English.TypeCount, task.Chinese.TypeCount),
            TranslationTable.FromPrior(task.PriorToEnglish, task.Chinese.TypeCount, task.English.TypeCount),
            new LengthModel(parameters, parameters.CharactersPerLetter),
            ShapePrior.From([], parameters),
            task.Layout is { } units ? LayoutPrior.Usual(units) : null
        );

        // Blocks lie apart and between decoys, so the path may leap when more is known; a list of sentences is searched
        // whole only once, to see where the path runs.
        var isSmall = task.English.Count <= FullTable && task.Chinese.Count <= FullTable;
        var full = fixedBand is null && isSmall ? Band.Full(task.English.Count, task.Chinese.Count) : null;
        var band = fixedBand ?? (task.Layout is null ? null : full);
        var beads =
            band is not null ? Search(task, band, models)
            : full is not null ? Retrace(task, SearchQuickly(task, full, models), models, FirstHalfWidth)
            : Retrace(task, Explore(task, models), models, FirstHalfWidth);
        for (var round = 1; ; round++)
        {
            models = Learn(task, beads);
            beads = band is not null
                ? Search(task, band, models)
                : Retrace(task, beads, models, round == 1 ? FirstHalfWidth : FirstHalfWidth / 2);
            if (round >= parameters.Rounds)
            {
                return new SequenceAlignment(beads, models.ToChinese, models.ToEnglish, models.Lengths);
            }
        }
    }

    // Few shapes, judged roughly: enough to see where the path runs.
    private static List<Bead> SearchQuickly(AlignmentTask task, Band band, AlignmentModels models)
    {
        using var evidence = new EvidenceMatrix(task, band, models.ToChinese, models.ToEnglish, largest: 2);
        return new PathFinder(task, band, evidence, models.For(task), QuickShapes).Find();
    }

    private static List<Bead> Search(AlignmentTask task, Band band, AlignmentModels models)
    {
        using var evidence = new EvidenceMatrix(task, band, models.ToChinese, models.ToEnglish, BeadShape.MaxUnits);
        return new PathFinder(task, band, evidence, models, BeadShape.All.Count).Find();
    }

    // The first path through long sequences: wide windows, each from where the last was surely right, judged quickly.
    private static List<Bead> Explore(AlignmentTask task, AlignmentModels models)
    {
        var beads = new List<Bead>();
        int english = 0,
            chinese = 0;
        while (true)
        {
            var diagonal = Diagonal(task, english, chinese, Window);
            var rows = diagonal.Length - 1;
            var isLast = english + rows == task.English.Count;
            var columns = diagonal[^1];
            var part = task.Slice(english, rows, chinese, columns);
            var band = Band.Around(diagonal, columns, 60 + (2 * (int)Math.Sqrt(rows)));
            var found = SearchQuickly(part, band, models);
            var keep = isLast ? found.Count : found.FindIndex(bead => bead.EnglishEnd > rows * 3 / 4);
            if (keep <= 0)
            {
                keep = found.Count;
            }

            var (fromEnglish, fromChinese) = (english, chinese);
            foreach (var bead in found.Take(keep))
            {
                beads.Add(bead.Moved(fromEnglish, fromChinese));
                english = fromEnglish + bead.EnglishEnd;
                chinese = fromChinese + bead.ChineseEnd;
            }

            if (isLast)
            {
                return beads;
            }
        }
    }

    // A better path near the last one, in windows that begin and end where it is likely right.
    private static List<Bead> Retrace(AlignmentTask task, List<Bead> last, AlignmentModels models, int halfWidth)
    {
        var beads = new List<Bead>(last.Count);
        for (var first = 0; first < last.Count; )
        {
            var end = WindowEnd(last, first);
            var english = last[first].EnglishStart;
            var chinese = last[first].ChineseStart;
            var rows = last[end - 1].EnglishEnd - english;
            var columns = last[end - 1].ChineseEnd - chinese;
            var part = task.Slice(english, rows, chinese, columns);
            var path = new int[rows + 1];
            for (var i = first; i < end; i++)
            {
                for (var unit = 1; unit <= last[i].EnglishCount; unit++)
                {
                    path[last[i].EnglishStart - english + unit] =
                        last[i].ChineseStart - chinese + (last[i].ChineseCount * unit / last[i].EnglishCount);
                }
            }

            var band = Band.Around(path, columns, halfWidth);
            foreach (var bead in Search(part, band, models.For(part)))
            {
                beads.Add(bead.Moved(english, chinese));
            }

            first = end;
        }

        return beads;
    }

    // The bead after which to cut: among those at the end of a window, the surest pair of one unit each.
    private static int WindowEnd(List<Bead> beads, int first)
    {
        if (beads.Count - first <= Window * 5 / 4)
        {
            return beads.Count;
        }

        var best = first + Window - 1;
        for (var i = first + (Window * 3 / 4); i < first + Window; i++)
        {
            var isSimple = beads[i] is { EnglishCount: 1, ChineseCount: 1 };
            if (
                isSimple
                && beads[i].Score > (beads[best] is { EnglishCount: 1, ChineseCount: 1 } ? beads[best].Score : 0)
            )
            {
                best = i;
            }
        }

        return best + 1;
    }

    private static AlignmentModels Learn(AlignmentTask task, List<Bead> beads)
    {
        var groups = new List<TrainingGroup>(beads.Count);
        var reverse = new List<TrainingGroup>(beads.Count);
        foreach (var bead in beads)
        {
            if (bead.IsPair)
            {
                var weight = 1 / (1 + MathF.Exp(-bead.Score));
                groups.Add(new(bead.EnglishStart, bead.EnglishCount, bead.ChineseStart, bead.ChineseCount, weight));
                reverse.Add(new(bead.ChineseStart, bead.ChineseCount, bead.EnglishStart, bead.EnglishCount, weight));
            }
        }

        var learning = task.Parameters.Learning;
        var toChinese = new TranslationLearner(
            task.English,
            task.Chinese,
            task.ChineseUnigrams,
            task.PriorToChinese,
            groups,
            learning
        );
        var toEnglish = new TranslationLearner(
            task.Chinese,
            task.English,
            task.EnglishUnigrams,
            task.PriorToEnglish,
            reverse,
            learning
        );
        return new AlignmentModels(
            toChinese.Learn(),
            toEnglish.Learn(),
            new LengthModel(task.Parameters, Ratio(task, beads)),
            ShapePrior.From(beads, task.Parameters),
            task.Layout is { } known ? LayoutPrior.From(known, beads) : null
        );
    }

    // The median over the surer pairs, held near what is usual while pairs are few.
    private static float Ratio(AlignmentTask task, List<Bead> beads)
    {
        var ratios = new List<float>();
        foreach (var bead in beads)
        {
            if (bead.IsPair && bead.Score > 0)
            {
                ratios.Add(
                    Sum(task.Chinese.Lengths.Slice(bead.ChineseStart, bead.ChineseCount))
                        / Math.Max(1, Sum(task.English.Lengths.Slice(bead.EnglishStart, bead.EnglishCount)))
                );
            }
        }

        var usual = task.Parameters.CharactersPerLetter;
        if (ratios.Count == 0)
        {
            return usual;
        }

        ratios.Sort();
        var median = Math.Clamp(ratios[ratios.Count / 2], usual / 5, usual * 3);
        var trust = ratios.Count / (ratios.Count + 5f);
        return MathF.Exp((trust * MathF.Log(median)) + ((1 - trust) * MathF.Log(usual)));
    }

    private static float Sum(ReadOnlySpan<float> values)
    {
        var sum = 0f;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }

    // From a place on, where the same share of what is left of both texts has been read.
    private static int[] Diagonal(AlignmentTask task, int firstEnglish, int firstChinese, int window)
    {
        var english = task.English.Lengths[firstEnglish..];
        var chinese = task.Chinese.Lengths[firstChinese..];
        var ratio = Sum(chinese) / Math.Max(1, Sum(english));
        var rows = english.Length <= window * 5 / 4 ? english.Length : window;
        var path = new int[rows + 1];
        var column = 0;
        double read = 0;
        double wanted = 0;
        for (var row = 0; row < rows; row++)
        {
            wanted += english[row] * ratio;
            while (column < chinese.Length && read < wanted)
            {
                read += chinese[column++];
            }

            path[row + 1] = column;
        }

        if (rows == english.Length)
        {
            path[^1] = chinese.Length;
        }

        return path;
    }
}

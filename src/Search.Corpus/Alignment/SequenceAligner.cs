namespace Search.Corpus.Alignment;

/// <summary>
/// Aligns two sequences of units in rounds: first with what a dictionary and spelling tell, then with a translation
/// table, a length ratio, shares of shapes and a layout learned from the round before, in a narrower band.
/// </summary>
internal static class SequenceAligner
{
    private const int FullTable = 160;

    /// <summary>The beads that cover both sides from first to last.</summary>
    /// <param name="task">The sides and what is known about their words.</param>
    /// <param name="fixedBand">The cells that a path may use, where they are known beforehand.</param>
    public static SequenceAlignment Align(AlignmentTask task, Band? fixedBand = null)
    {
        var parameters = task.Parameters;
        var english = task.English.Count;
        var chinese = task.Chinese.Count;
        var toChinese = TranslationTable.FromPrior(task.PriorToChinese, task.English.TypeCount);
        var toEnglish = TranslationTable.FromPrior(task.PriorToEnglish, task.Chinese.TypeCount);
        var lengths = new LengthModel(parameters, parameters.CharactersPerLetter);
        var shapes = ShapePrior.From([], parameters);
        var layout = task.Layout is { } units ? LayoutPrior.Usual(units) : null;
        var isFixed = fixedBand is not null || (english <= FullTable && chinese <= FullTable);
        var band =
            fixedBand
            ?? (isFixed ? Band.Full(english, chinese) : Band.Around(Diagonal(task), chinese, FirstHalfWidth(task)));
        List<Bead> beads = [];
        PathFinder finder;
        for (var round = 0; ; round++)
        {
            var evidence = new EvidenceMatrix(task, band, toChinese, toEnglish);
            finder = new PathFinder(task, band, evidence, lengths, shapes, layout);
            beads = finder.Find();
            if (round == parameters.Rounds)
            {
                return new SequenceAlignment(beads, toChinese, toEnglish, lengths);
            }

            (toChinese, toEnglish) = Learn(task, beads);
            shapes = ShapePrior.From(beads, parameters);
            lengths = new LengthModel(parameters, Ratio(task, beads));
            layout = task.Layout is { } known ? LayoutPrior.From(known, beads) : null;
            if (!isFixed)
            {
                band = Band.Around(Path(task, beads), chinese, round == 0 ? 40 : 15);
            }
        }
    }

    private static (TranslationTable ToChinese, TranslationTable ToEnglish) Learn(AlignmentTask task, List<Bead> beads)
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
        return (
            new TranslationLearner(
                task.English,
                task.Chinese,
                task.ChineseUnigrams,
                task.PriorToChinese,
                learning
            ).Learn(groups),
            new TranslationLearner(
                task.Chinese,
                task.English,
                task.EnglishUnigrams,
                task.PriorToEnglish,
                learning
            ).Learn(reverse)
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

    private static int FirstHalfWidth(AlignmentTask task) =>
        60 + (4 * (int)Math.Sqrt(Math.Max(task.English.Count, task.Chinese.Count)));

    // Where the same share of both texts has been read.
    private static int[] Diagonal(AlignmentTask task)
    {
        var english = task.English.Lengths;
        var chinese = task.Chinese.Lengths;
        var ratio = Sum(chinese) / Math.Max(1, Sum(english));
        var path = new int[english.Length + 1];
        var column = 0;
        double read = 0;
        double wanted = 0;
        for (var row = 0; row < english.Length; row++)
        {
            wanted += english[row] * ratio;
            while (column < chinese.Length && read < wanted)
            {
                read += chinese[column++];
            }

            path[row + 1] = column;
        }

        path[^1] = chinese.Length;
        return path;
    }

    private static int[] Path(AlignmentTask task, List<Bead> beads)
    {
        var path = new int[task.English.Count + 1];
        foreach (var bead in beads)
        {
            for (var i = 1; i <= bead.EnglishCount; i++)
            {
                path[bead.EnglishStart + i] = bead.ChineseStart + (bead.ChineseCount * i / bead.EnglishCount);
            }
        }

        path[^1] = task.Chinese.Count;
        return path;
    }
}

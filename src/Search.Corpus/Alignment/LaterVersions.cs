namespace Search.Corpus.Alignment;

/// <summary>
/// Sees that a document gives each text twice in the other language, without a label: a learner's draft and then the
/// translation to be learned. Word for word, the draft fits better; but who writes two versions ends with the better
/// one. So where text after text has two, the later one is taken all through the document.
/// </summary>
internal static class LaterVersions
{
    private const int FewestTwice = 3;

    // Of the evidence that the first version has, the second must have this share to be a version and no comment, and
    // less where most texts have two.
    private const float LeastShare = 0.4f;
    private const float LeastShareAmongVersions = 0.2f;

    // And be no more than so much longer or shorter.
    private const float MostLonger = 1.6f;

    /// <summary>The beads, with the later versions in the place of the earlier ones where there are such.</summary>
    public static IReadOnlyList<Bead> Prefer(AlignmentTask task, SequenceAlignment alignment)
    {
        var beads = alignment.Beads;
        if (task.Layout is not { } layout || beads.Count < 2 * FewestTwice)
        {
            return beads;
        }

        // A version that was left over, or was taken together with the first.
        var pairs = 0;
        var left = 0;
        for (var i = 0; i < beads.Count; i++)
        {
            pairs += beads[i].IsPair ? 1 : 0;
            left += IsFollowed(beads, i, layout, out _) || IsPreceded(beads, i, layout, out _) ? 1 : 0;
        }

        if (left < FewestTwice || left * 2 < pairs)
        {
            return beads;
        }

        using var evidence = Evidence(task, alignment);
        var versions = 0;
        for (var i = 0; i < beads.Count; i++)
        {
            var isVersion =
                (IsFollowed(beads, i, layout, out var isChinese) || IsTwo(beads[i], layout, out isChinese))
                && Later(task, alignment, evidence, beads[i], isChinese, LeastShare) is not null;
            var isLater =
                IsPreceded(beads, i, layout, out isChinese)
                && Later(task, alignment, evidence, Earlier(beads[i], isChinese), isChinese, LeastShareAmongVersions)
                    is not null;
            versions += isVersion || isLater ? 1 : 0;
        }

        return versions >= FewestTwice && versions * 2 >= pairs ? Switch(task, alignment, evidence, layout) : beads;
    }

    private static List<Bead> Switch(
        AlignmentTask task,
        SequenceAlignment alignment,
        EvidenceMatrix evidence,
        UnitLayout layout
    )
    {
        var beads = alignment.Beads;
        var found = new List<Bead>(beads.Count);
        for (var i = 0; i < beads.Count; i++)
        {
            var isFollowed = IsFollowed(beads, i, layout, out var isChinese);
            if (
                (isFollowed || IsTwo(beads[i], layout, out isChinese))
                && Later(task, alignment, evidence, beads[i], isChinese, LeastShareAmongVersions) is { } later
            )
            {
                found.Add(later.First);
                found.Add(later.Second);
                i += isFollowed ? 1 : 0;
            }
            else
            {
                found.Add(beads[i]);
            }
        }

        return found;
    }

    // A pair of one unit each, and after its second side another unit of the same language that nobody wanted.
    private static bool IsFollowed(IReadOnlyList<Bead> beads, int at, UnitLayout layout, out bool isChinese) =>
        HasLeftOver(beads, at, at + 1, layout, out isChinese);

    // The same, where the later version is taken already.
    private static bool IsPreceded(IReadOnlyList<Bead> beads, int at, UnitLayout layout, out bool isChinese) =>
        HasLeftOver(beads, at, at - 1, layout, out isChinese);

    private static bool HasLeftOver(
        IReadOnlyList<Bead> beads,
        int at,
        int beside,
        UnitLayout layout,
        out bool isChinese
    )
    {
        isChinese = false;
        if (beside < 0 || beside >= beads.Count || beads[at] is not { EnglishCount: 1, ChineseCount: 1 } pair)
        {
            return false;
        }

        var other = beads[beside];
        var (first, second) = at < beside ? (pair, other) : (other, pair);
        isChinese = other is { EnglishCount: 0, ChineseCount: 1 };
        return isChinese
            ? Adjoin(layout.Chinese[first.ChineseStart], layout.Chinese[second.ChineseStart])
            : other is { EnglishCount: 1, ChineseCount: 0 }
                && Adjoin(layout.English[first.EnglishStart], layout.English[second.EnglishStart]);
    }

    private static Bead Earlier(Bead later, bool isChinese) =>
        isChinese
            ? later with
            {
                ChineseStart = later.ChineseStart - 1,
            }
            : later with
            {
                EnglishStart = later.EnglishStart - 1,
            };

    private static bool IsTwo(Bead bead, UnitLayout layout, out bool isChinese)
    {
        isChinese = bead is { EnglishCount: 1, ChineseCount: 2 };
        return isChinese
            ? Adjoin(layout.Chinese[bead.ChineseStart], layout.Chinese[bead.ChineseStart + 1])
            : bead is { EnglishCount: 2, ChineseCount: 1 }
                && Adjoin(layout.English[bead.EnglishStart], layout.English[bead.EnglishStart + 1]);
    }

    private static bool Adjoin(UnitPlace first, UnitPlace second) => second.Ordinal == first.Ordinal + 1;

    // The beads of a text and its two versions when the later one counts; null when it is no version.
    private static (Bead First, Bead Second)? Later(
        AlignmentTask task,
        SequenceAlignment alignment,
        EvidenceMatrix evidence,
        Bead pair,
        bool isChinese,
        float leastShare
    )
    {
        var (english, chinese) = (pair.EnglishStart, pair.ChineseStart);
        var (laterEnglish, laterChinese) = isChinese ? (english, chinese + 1) : (english + 1, chinese);
        var lengths = isChinese ? task.Chinese.Lengths : task.English.Lengths;
        var (before, after) = isChinese
            ? (lengths[chinese], lengths[laterChinese])
            : (lengths[english], lengths[laterEnglish]);
        var first = Score(task, alignment, evidence, english, chinese);
        var second = Score(task, alignment, evidence, laterEnglish, laterChinese);
        var isVersion =
            second > 0
            && second >= leastShare * first
            && Math.Max(before, after) <= MostLonger * Math.Max(1, Math.Min(before, after));
        if (!isVersion)
        {
            return null;
        }

        return isChinese
            ? (new Bead(english, 0, chinese, 1, 0), new Bead(english, 1, laterChinese, 1, second))
            : (new Bead(english, 1, chinese, 0, 0), new Bead(laterEnglish, 1, chinese, 1, second));
    }

    private static float Score(
        AlignmentTask task,
        SequenceAlignment alignment,
        EvidenceMatrix evidence,
        int english,
        int chinese
    ) =>
        (task.Parameters.LexicalWeight * evidence.Score(english, 1, chinese, 1))
        + (
            task.Parameters.LengthWeight
            * alignment.Lengths.Score(task.English.Lengths[english], task.Chinese.Lengths[chinese])
        );

    private static EvidenceMatrix Evidence(AlignmentTask task, SequenceAlignment alignment)
    {
        const int HalfWidth = 4;
        var path = new int[task.English.Count + 1];
        foreach (var bead in alignment.Beads)
        {
            for (var unit = 1; unit <= bead.EnglishCount; unit++)
            {
                path[bead.EnglishStart + unit] = bead.ChineseEnd;
            }
        }

        var band = Band.Around(path, task.Chinese.Count, HalfWidth + BeadShape.MaxUnits);
        return new EvidenceMatrix(task, band, alignment.ToChinese, alignment.ToEnglish, largest: 1);
    }
}

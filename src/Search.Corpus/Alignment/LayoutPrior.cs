using Search.Corpus.Blocks;

namespace Search.Corpus.Alignment;

/// <summary>
/// What the places and ends of two sides say about their being a pair: side by side with the English first, with the
/// Chinese first, or apart; kept together by the document or not; ending alike or not. How much each tells is found in
/// the document itself.
/// </summary>
internal sealed class LayoutPrior
{
    private const int Near = 4;
    private const int Apart = 5;
    private const int LongestGap = 2;

    // How often a stranger would be found in each place.
    private static readonly float[] Strangers = [0.11f, 0.11f, 0.11f, 0.11f, 0.2f, 0.36f];

    // What is believed before a document is read, in pairs.
    private static readonly float[] UsualPlaces = [1f, 0.8f, 1f, 0.8f, 0.8f, 1f];

    private readonly UnitLayout layout;
    private readonly float[] places;
    private readonly float alike;
    private readonly float unlike;

    private LayoutPrior(UnitLayout layout, float[] places, float alike, float unlike)
    {
        this.layout = layout;
        this.places = places;
        this.alike = alike;
        this.unlike = unlike;
    }

    /// <summary>Before anything is known, being side by side and ending alike count for a little.</summary>
    public static LayoutPrior Usual(UnitLayout layout) => From(layout, []);

    /// <summary>What the pairs of an earlier round show, each counted by how sure it is.</summary>
    public static LayoutPrior From(UnitLayout layout, IReadOnlyList<Bead> beads)
    {
        var counts = UsualPlaces.AsSpan().ToArray();
        float same = 4,
            different = 1.5f;
        foreach (var bead in beads)
        {
            if (!bead.IsPair)
            {
                continue;
            }

            var weight = 1 / (1 + MathF.Exp(1 - bead.Score));
            counts[Place(layout, bead.EnglishStart, bead.EnglishCount, bead.ChineseStart, bead.ChineseCount)] += weight;
            if (layout.English[bead.EnglishEnd - 1].End == layout.Chinese[bead.ChineseEnd - 1].End)
            {
                same += weight;
            }
            else
            {
                different += weight;
            }
        }

        var total = counts.Sum();
        for (var place = 0; place < counts.Length; place++)
        {
            counts[place] = MathF.Log(counts[place] / total / Strangers[place]);
        }

        var chance = Math.Clamp(Chance(layout), 0.3f, 0.9f);
        return new LayoutPrior(
            layout,
            counts,
            MathF.Log(same / (same + different) / chance),
            MathF.Log(different / (same + different) / (1 - chance))
        );
    }

    /// <summary>The same beliefs for a run of the units.</summary>
    public LayoutPrior For(UnitLayout part) => new(part, places, alike, unlike);

    public float Score(int english, int englishCount, int chinese, int chineseCount)
    {
        var place = places[Place(layout, english, englishCount, chinese, chineseCount)];
        var endsAlike =
            layout.English[english + englishCount - 1].End == layout.Chinese[chinese + chineseCount - 1].End;
        return place
            + (endsAlike ? alike : unlike)
            - MergeCost(layout.English, english, englishCount)
            - MergeCost(layout.Chinese, chinese, chineseCount);
    }

    // A title is no part of the paragraph under it, and what noise or other text stands between is seldom one.
    private static float MergeCost(UnitPlace[] units, int first, int count)
    {
        const float AfterTitle = 2.5f;
        const float AcrossGap = 1f;
        var cost = 0f;
        for (var unit = first; unit < first + count - 1; unit++)
        {
            var isOpen = units[unit].End is SentenceEnd.Open or SentenceEnd.Heading;
            cost += isOpen && units[unit].BreakCost == 0 ? AfterTitle : 0;
            cost += units[unit + 1].Ordinal - units[unit].Ordinal > 1 ? AcrossGap : 0;
        }

        return cost;
    }

    // How often two units that have nothing to do with each other end alike.
    private static float Chance(UnitLayout layout)
    {
        Span<float> english = stackalloc float[TextEnds.Kinds];
        Span<float> chinese = stackalloc float[TextEnds.Kinds];
        foreach (var unit in layout.English)
        {
            english[(int)unit.End] += 1f / layout.English.Length;
        }

        foreach (var unit in layout.Chinese)
        {
            chinese[(int)unit.End] += 1f / layout.Chinese.Length;
        }

        var chance = 0f;
        for (var end = 0; end < TextEnds.Kinds; end++)
        {
            chance += english[end] * chinese[end];
        }

        return chance;
    }

    // 0 and 1: side by side, English and Chinese first; 2 and 3: the same, kept together by the document; 4: with one or
    // two units between; 5: apart.
    private static int Place(UnitLayout layout, int english, int englishCount, int chinese, int chineseCount)
    {
        var firstEnglish = layout.English[english];
        var firstChinese = layout.Chinese[chinese];
        var first = Math.Min(firstEnglish.Ordinal, firstChinese.Ordinal);
        var last = Math.Max(
            layout.English[english + englishCount - 1].Ordinal,
            layout.Chinese[chinese + chineseCount - 1].Ordinal
        );
        var gap = last - first + 1 - englishCount - chineseCount;
        if (gap > 0)
        {
            return gap <= LongestGap ? Near : Apart;
        }

        return (firstEnglish.Ordinal < firstChinese.Ordinal ? 0 : 1)
            + (firstEnglish.Group == firstChinese.Group ? 2 : 0);
    }
}

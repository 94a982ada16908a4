using Search.Corpus.Blocks;

namespace Search.Corpus.Alignment;

/// <summary>
/// What the places and ends of two sides say about their being a pair: side by side with the English first, with the
/// Chinese first, or apart; kept together by the document or not; ending alike or not. How much each tells is found in
/// the document itself.
/// </summary>
internal sealed class LayoutPrior
{
    private const int Apart = 4;

    // How often a stranger would be found in each place.
    private static readonly float[] Strangers = [0.12f, 0.12f, 0.12f, 0.12f, 0.52f];

    // What is believed before a document is read, in pairs.
    private static readonly float[] UsualPlaces = [1f, 0.8f, 1f, 0.8f, 1.6f];

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

    public float Score(int english, int englishCount, int chinese, int chineseCount)
    {
        var place = places[Place(layout, english, englishCount, chinese, chineseCount)];
        var endsAlike =
            layout.English[english + englishCount - 1].End == layout.Chinese[chinese + chineseCount - 1].End;
        return place + (endsAlike ? alike : unlike);
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

    // 0 and 1: side by side, English and Chinese first; 2 and 3: the same, kept together by the document; 4: apart.
    private static int Place(UnitLayout layout, int english, int englishCount, int chinese, int chineseCount)
    {
        var firstEnglish = layout.English[english];
        var firstChinese = layout.Chinese[chinese];
        var first = Math.Min(firstEnglish.Ordinal, firstChinese.Ordinal);
        var last = Math.Max(
            layout.English[english + englishCount - 1].Ordinal,
            layout.Chinese[chinese + chineseCount - 1].Ordinal
        );
        if (last - first + 1 != englishCount + chineseCount)
        {
            return Apart;
        }

        return (firstEnglish.Ordinal < firstChinese.Ordinal ? 0 : 1)
            + (firstEnglish.Group == firstChinese.Group ? 2 : 0);
    }
}

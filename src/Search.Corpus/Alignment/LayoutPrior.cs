namespace Search.Corpus.Alignment;

/// <summary>
/// What the places of two sides say about their being a pair: side by side with the English first, with the Chinese
/// first, or apart; how much each tells is found in the document itself.
/// </summary>
internal sealed class LayoutPrior
{
    private readonly UnitLayout layout;
    private readonly float englishFirst;
    private readonly float chineseFirst;
    private readonly float apart;

    private LayoutPrior(UnitLayout layout, float englishFirst, float chineseFirst, float apart)
    {
        this.layout = layout;
        this.englishFirst = englishFirst;
        this.chineseFirst = chineseFirst;
        this.apart = apart;
    }

    /// <summary>Before anything is known, being side by side counts for a little.</summary>
    public static LayoutPrior Usual(UnitLayout layout) => new(layout, 1f, 0.8f, 0f);

    /// <summary>What the pairs of an earlier round show, each counted by how sure it is.</summary>
    public static LayoutPrior From(UnitLayout layout, IReadOnlyList<Bead> beads)
    {
        Span<float> counts = [2f, 1.5f, 1.5f];
        foreach (var bead in beads)
        {
            if (bead.IsPair)
            {
                var place = Place(layout, bead.EnglishStart, bead.EnglishCount, bead.ChineseStart, bead.ChineseCount);
                counts[place] += 1 / (1 + MathF.Exp(1 - bead.Score));
            }
        }

        // A stranger stands before, behind or apart with these chances in a mixed document.
        var total = counts[0] + counts[1] + counts[2];
        return new LayoutPrior(
            layout,
            MathF.Log(counts[0] / total / 0.3f),
            MathF.Log(counts[1] / total / 0.3f),
            MathF.Log(counts[2] / total / 0.4f)
        );
    }

    public float Score(int english, int englishCount, int chinese, int chineseCount) =>
        Place(layout, english, englishCount, chinese, chineseCount) switch
        {
            0 => englishFirst,
            1 => chineseFirst,
            _ => apart,
        };

    // 0: the Chinese directly follows the English; 1: the English directly follows the Chinese; 2: anything else.
    private static int Place(UnitLayout layout, int english, int englishCount, int chinese, int chineseCount)
    {
        var englishFirst = layout.English[english];
        var englishLast = layout.English[english + englishCount - 1];
        var chineseFirst = layout.Chinese[chinese];
        var chineseLast = layout.Chinese[chinese + chineseCount - 1];
        var first = Math.Min(englishFirst, chineseFirst);
        var last = Math.Max(englishLast, chineseLast);
        if (last - first + 1 != englishCount + chineseCount)
        {
            return 2;
        }

        return englishFirst < chineseFirst ? 0 : 1;
    }
}

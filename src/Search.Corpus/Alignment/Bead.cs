namespace Search.Corpus.Alignment;

/// <summary>One group of an alignment: consecutive English units and the consecutive Chinese units that translate them.</summary>
/// <param name="EnglishStart">Zero-based index of the first English unit.</param>
/// <param name="EnglishCount">How many English units; 0 when the Chinese has no partner.</param>
/// <param name="ChineseStart">Zero-based index of the first Chinese unit.</param>
/// <param name="ChineseCount">How many Chinese units; 0 when the English has no partner.</param>
/// <param name="Score">
/// Natural logarithm of how much likelier the sides are as translations than as strangers, 0 for a side without partner.
/// </param>
internal readonly record struct Bead(
    int EnglishStart,
    int EnglishCount,
    int ChineseStart,
    int ChineseCount,
    float Score
)
{
    public bool IsPair => EnglishCount > 0 && ChineseCount > 0;

    public int EnglishEnd => EnglishStart + EnglishCount;

    public int ChineseEnd => ChineseStart + ChineseCount;

    /// <summary>The bead in the numbers of a whole that its units are a part of.</summary>
    public Bead Moved(int english, int chinese) =>
        this with
        {
            EnglishStart = EnglishStart + english,
            ChineseStart = ChineseStart + chinese,
        };
}

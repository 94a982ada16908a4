namespace Search.Text.Analysis;

/// <summary>
/// The layers of terms that a text is indexed in. All layers of a text share one position axis: a Han character takes
/// one position, a Latin word or digit run (or each part of a compound) takes one.
/// </summary>
public enum TokenLayer : byte
{
    /// <summary>
    /// What ranks and counts: English stems; Chinese dictionary words of the best path and the dictionary words inside
    /// them; canonical numbers, dates and units.
    /// </summary>
    Word = 0,

    /// <summary>English (Latin) forms as written, folded but not stemmed.</summary>
    Exact = 1,

    /// <summary>Single Han characters (code points), script-folded.</summary>
    Character = 2,

    /// <summary>
    /// Dictionary words that stand in the text but cross a boundary of the best path (市长 in 南京市长江大桥): found
    /// in automatic mode, ranked below whole words, never in word mode.
    /// </summary>
    Overlap = 3,
}

namespace Search.Query.Lowering;

/// <summary>A stretch of positions of an analysed query text that is looked for as one thing.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Position">First position.</param>
/// <param name="Length">Positions covered, at least 1.</param>
/// <param name="Start">Where it starts in the text.</param>
/// <param name="End">Where it ends in the text, exclusive.</param>
/// <param name="WordToken">Index of the token that stands for it in the word layer, -1 without.</param>
/// <param name="ExactToken">Index of the token that stands for it in the exact layer, -1 without.</param>
internal readonly record struct QueryUnit(
    UnitKind Kind,
    int Position,
    int Length,
    int Start,
    int End,
    int WordToken,
    int ExactToken
)
{
    /// <summary>Whether it is Chinese.</summary>
    public bool IsHan => Kind is UnitKind.HanWord or UnitKind.HanRun or UnitKind.HanCharacter;
}

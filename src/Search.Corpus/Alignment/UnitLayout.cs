namespace Search.Corpus.Alignment;

/// <summary>
/// Where units stand in one document that holds both languages. Nearness is evidence: in a document that gives each
/// paragraph and then its translation, a pair that is not side by side needs other evidence to be believed.
/// </summary>
internal sealed class UnitLayout
{
    /// <summary>Ordinal of each English unit among all units of the document.</summary>
    public required int[] English { get; init; }

    /// <summary>Ordinal of each Chinese unit among all units of the document.</summary>
    public required int[] Chinese { get; init; }

    /// <summary>Cost of ending a bead after each English unit: the unit breaks off in the middle of a sentence.</summary>
    public required float[] EnglishBreakCosts { get; init; }

    /// <summary>Cost of ending a bead after each Chinese unit.</summary>
    public required float[] ChineseBreakCosts { get; init; }
}

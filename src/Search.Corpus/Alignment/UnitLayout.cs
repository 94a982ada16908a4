using Search.Corpus.Blocks;

namespace Search.Corpus.Alignment;

/// <summary>
/// Where units stand in one document that holds both languages, and how they end. Nearness is evidence: in a document
/// that gives each paragraph and then its translation, a pair that is not side by side needs other evidence.
/// </summary>
internal sealed class UnitLayout
{
    /// <summary>The places of the English units.</summary>
    public required UnitPlace[] English { get; init; }

    /// <summary>The places of the Chinese units.</summary>
    public required UnitPlace[] Chinese { get; init; }
}

/// <summary>The place of one unit.</summary>
/// <param name="Ordinal">Its number among all units of the document.</param>
/// <param name="Group">What the document keeps together: a paragraph, a line, a cue.</param>
/// <param name="End">How it ends.</param>
/// <param name="BreakCost">Cost of ending a bead after it: its sentence goes on in the next unit of its language.</param>
internal readonly record struct UnitPlace(int Ordinal, int Group, SentenceEnd End, float BreakCost);

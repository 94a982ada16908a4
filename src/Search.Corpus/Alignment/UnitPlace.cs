using Search.Corpus.Blocks;

namespace Search.Corpus.Alignment;

/// <summary>The place of one unit.</summary>
/// <param name="Ordinal">Its number among all units of the document.</param>
/// <param name="Group">What the document keeps together: a paragraph, a line, a cue.</param>
/// <param name="End">How it ends.</param>
/// <param name="BreakCost">Cost of ending a bead after it: its sentence goes on in the next unit of its language.</param>
internal readonly record struct UnitPlace(int Ordinal, int Group, SentenceEnd End, float BreakCost);

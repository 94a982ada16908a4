using Search.Query.Terms;

namespace Search.Concordance.Marking;

/// <summary>A part of a query that was found in a text, and what stands there.</summary>
/// <param name="Node">The part, after analysis.</param>
/// <param name="Space">Side and layer that it was found in.</param>
/// <param name="Start">Start of the span in the original text, in UTF-16 units.</param>
/// <param name="End">End of the span, exclusive.</param>
internal readonly record struct MatchReason(TermNode Node, TermSpace Space, int Start, int End);

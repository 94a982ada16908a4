namespace Search.Concordance.Marking;

/// <summary>Where a term stands in an analysed text.</summary>
/// <param name="Position">Its first position.</param>
/// <param name="Start">Start of its span in the original text, in UTF-16 units.</param>
/// <param name="End">End of its span, exclusive.</param>
internal readonly record struct Place(int Position, int Start, int End);

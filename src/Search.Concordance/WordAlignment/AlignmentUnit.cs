namespace Search.Concordance.WordAlignment;

/// <summary>One unit of a text that the word aligner links.</summary>
/// <param name="TermStart">Where its term starts in the term text of its <see cref="AlignmentUnits"/>.</param>
/// <param name="TermLength">Length of the term in UTF-16 units.</param>
/// <param name="Start">Start of its span in the original text, in UTF-16 units.</param>
/// <param name="End">End (exclusive) of its span in the original text, in UTF-16 units.</param>
/// <param name="IsWord">True for words and numbers, false for punctuation.</param>
public readonly record struct AlignmentUnit(int TermStart, int TermLength, int Start, int End, bool IsWord);

namespace Search.Concordance.Equivalents;

/// <summary>A word or mark of a linked pair.</summary>
/// <param name="Start">Start of its span in the original text, in UTF-16 units.</param>
/// <param name="End">End (exclusive) of its span in the original text, in UTF-16 units.</param>
/// <param name="IsWord">True for words and numbers, false for punctuation.</param>
internal readonly record struct LinkedUnit(int Start, int End, bool IsWord);

namespace Search.Text.Pinyin;

/// <summary>Readings that follow each other in the order of a <see cref="ReadingIndex"/>.</summary>
/// <param name="First">The first.</param>
/// <param name="End">The one after the last.</param>
/// <param name="IsFull">Whether they are spelled out whole.</param>
public readonly record struct ReadingRange(int First, int End, bool IsFull);

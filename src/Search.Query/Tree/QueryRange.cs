namespace Search.Query.Tree;

/// <summary>Where a part of a query stands in the text that the user typed, in UTF-16 units.</summary>
/// <param name="Start">Start.</param>
/// <param name="End">End, exclusive.</param>
public readonly record struct QueryRange(int Start, int End);

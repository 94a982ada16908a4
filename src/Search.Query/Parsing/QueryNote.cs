using Search.Query.Tree;

namespace Search.Query.Parsing;

/// <summary>Something the user should know about how a query was understood.</summary>
/// <param name="Message">In a sentence.</param>
/// <param name="Range">What it is about.</param>
public readonly record struct QueryNote(string Message, QueryRange Range);

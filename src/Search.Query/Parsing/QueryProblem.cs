using Search.Query.Tree;

namespace Search.Query.Parsing;

/// <summary>Why a query cannot be searched at all.</summary>
public enum QueryProblemKind : byte
{
    /// <summary>Nothing, or nothing but punctuation.</summary>
    Empty,

    /// <summary>More characters than allowed.</summary>
    TooLong,

    /// <summary>More words than allowed.</summary>
    TooManyTerms,

    /// <summary>Half of a surrogate pair.</summary>
    BrokenText,
}

/// <summary>Why a query cannot be searched, where, and what helps.</summary>
/// <param name="Kind">The kind of problem.</param>
/// <param name="Message">What is wrong and what helps.</param>
/// <param name="Range">Where.</param>
public sealed record QueryProblem(QueryProblemKind Kind, string Message, QueryRange Range);

using System.Collections.Immutable;
using Search.Query.Tree;

namespace Search.Query.Parsing;

/// <summary>What became of a typed query: a tree, or a problem when there is nothing to search.</summary>
public sealed record ParsedQuery
{
    /// <summary>The text as typed.</summary>
    public required string Text { get; init; }

    /// <summary>The tree; null exactly when there is a <see cref="Problem"/>.</summary>
    public QueryNode? Query { get; init; }

    /// <summary>Why there is no tree.</summary>
    public QueryProblem? Problem { get; init; }

    /// <summary>How it was understood where that is not obvious.</summary>
    public ImmutableArray<QueryNote> Notes { get; init; } = [];

    /// <summary>
    /// True when what was read as an operator may as well be part of a pasted text: an option after a hyphen, a star or a
    /// question mark inside a word. Where nothing is found, the text itself should be looked for.
    /// </summary>
    public bool MayBeText { get; init; }

    /// <summary>True when the operators made no sense together and the whole text was taken literally.</summary>
    public bool IsLiteral { get; init; }
}

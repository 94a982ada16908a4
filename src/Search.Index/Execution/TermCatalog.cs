using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Query.Terms;

namespace Search.Index.Execution;

/// <summary>Lists and counts the terms of a view.</summary>
public static class TermCatalog
{
    /// <summary>Terms of a space that begin with a prefix, most frequent first.</summary>
    public static ImmutableArray<TermCount> List(IndexView view, TermSpace space, string prefix, int limit) =>
        throw new NotSupportedException($"{view}{space}{prefix}{limit}");

    /// <summary>The pairs that have each of some terms.</summary>
    public static ImmutableArray<long> Count(IndexView view, TermSpace space, ImmutableArray<string> terms) =>
        throw new NotSupportedException($"{view}{space}{terms}");

    /// <summary>Terms of a space within an edit distance, nearest and most frequent first.</summary>
    public static ImmutableArray<TermCount> ListSimilar(
        IndexView view,
        TermSpace space,
        string term,
        int maxEdits,
        int limit
    ) => throw new NotSupportedException($"{view}{space}{term}{maxEdits}{limit}");
}

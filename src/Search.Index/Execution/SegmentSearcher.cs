using Search.Query.Contract;
using Search.Query.Terms;

namespace Search.Index.Execution;

/// <summary>Executes analysed queries over a view. Safe for use by several threads at once; keeps scratch memory from query to query.</summary>
public sealed class SegmentSearcher
{
    /// <summary>Finds the pairs of a query.</summary>
    /// <param name="view">The snapshot; the caller keeps its files mapped.</param>
    /// <param name="query">The query after analysis.</param>
    /// <param name="options">Everything else: its own query tree is not looked at.</param>
    /// <param name="cancellationToken">Checked every few thousand postings.</param>
    public SearchPage Search(
        IndexView view,
        TermNode query,
        SearchRequest options,
        CancellationToken cancellationToken = default
    ) => throw new NotSupportedException($"{view}{query}{options}{cancellationToken}{this}");
}

using System.Collections.Concurrent;
using Search.Index.LuceneNet.Syntax;
using Search.Query.Contract;
using Search.Query.Lowering;
using Search.Query.Tree;
using Search.Text.Analysis;

namespace Search.Index.LuceneNet.Searching;

/// <summary>Makes plans of queries with analysers that are kept from query to query, as many as there are queries at a time.</summary>
internal sealed class QueryReader(RankingParameters ranking, LuceneSyntax syntax)
{
    private readonly ConcurrentBag<QueryLowering> _idle = [];

    /// <summary>Makes the plan of a query.</summary>
    public QueryPlan Read(QueryNode query)
    {
        if (!_idle.TryTake(out var lowering))
        {
            lowering = new QueryLowering(new TextAnalyzer(), ranking);
        }

        var plan = QueryPlan.Of(query, lowering, syntax);

        // After an exception the analyser is dropped with whatever state it was in.
        _idle.Add(lowering);
        return plan;
    }
}

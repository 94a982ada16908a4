using System.Collections.Concurrent;
using Search.Query.Contract;
using Search.Query.Lowering;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Text.Analysis;

namespace Search.Index.Snapshots;

/// <summary>Lowers queries with analysers that are kept from query to query, as many as there are queries at a time.</summary>
internal sealed class QueryAnalysis(RankingParameters ranking)
{
    private readonly ConcurrentBag<QueryLowering> _idle = [];

    /// <summary>Turns a query into terms.</summary>
    public TermNode Lower(QueryNode query)
    {
        if (!_idle.TryTake(out var lowering))
        {
            lowering = new QueryLowering(new TextAnalyzer(), ranking);
        }

        var terms = lowering.Lower(query);

        // After an exception the analyser is dropped with whatever state it was in.
        _idle.Add(lowering);
        return terms;
    }
}

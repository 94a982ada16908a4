using System.Collections.Immutable;
using Search.Query.Contract;

namespace Search.Index.LuceneNet.Searching;

/// <summary>Runs a search in one commit.</summary>
internal static class PairSearch
{
    private const int MostHits = 10_000;

    /// <summary>Finds the pairs of a query.</summary>
    /// <exception cref="QueryLimitException">The page is too large.</exception>
    public static SearchPage Run(
        PairSearcher searcher,
        QueryPlan plan,
        SearchRequest request,
        CancellationToken cancellation
    )
    {
        if (request.Limit is < 0 or > MostHits)
        {
            throw new QueryLimitException($"A page has 0 to {MostHits} hits; {request.Limit} were asked for.");
        }

        var facets = new FacetCounter(request.Facets);
        var collector = new HitCollector(request, searcher.Ranking, facets, cancellation);
        searcher.Search(plan.With(request.Filter), collector);
        var found = collector.Take();
        var explainer = request.Explain ? new ScoreExplainer(searcher, plan, request) : null;
        var hits = ImmutableArray.CreateBuilder<Hit>(Math.Min(found.Length, request.Limit));
        foreach (var candidate in found.Take(request.Limit))
        {
            cancellation.ThrowIfCancellationRequested();
            hits.Add(
                new Hit(
                    candidate.Id,
                    candidate.Score,
                    new PageCursor(candidate.SortKey, candidate.Id),
                    request.LoadPairs ? searcher.Load(candidate.Document) : null,
                    explainer?.Explain(candidate)
                )
            );
        }

        return new SearchPage
        {
            Hits = hits.DrainToImmutable(),
            HasMore = request is { Limit: 0, After: null } ? collector.Total > 0 : found.Length > request.Limit,
            Total = request.Total == TotalMode.None ? null : new HitTotal(collector.Total, !collector.IsPartial),
            Facets = facets.Take(request.FacetLimit),
            Generation = searcher.Generation,
            IsPartial = collector.IsPartial,
        };
    }
}

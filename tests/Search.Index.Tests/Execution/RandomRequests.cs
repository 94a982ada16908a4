using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Index.Tests.Execution;

/// <summary>Random options of a search: order, limit, filter, cursor, totals, facets.</summary>
internal sealed class RandomRequests(Random random, RandomQueries queries, List<AlignedPair> pairs)
{
    private static readonly TextColumn[] Columns =
    [
        TextColumn.Source,
        TextColumn.Script,
        TextColumn.Domain,
        TextColumn.Document,
    ];

    public SearchRequest Next() =>
        new()
        {
            Query = new EverythingNode(),
            Filter = random.Next(5) == 0 ? queries.Filter(1) : null,
            Limit = random.Next(10) switch
            {
                0 => 0,
                1 => 1,
                2 => 1000,
                3 => random.Next(2, 200),
                _ => 10,
            },
            Sort = random.Next(4) > 0 ? SortOrder.Relevance : (SortOrder)random.Next(5),
            Seed = random.Next(),
            // Exact totals and facets look at every pair: most searches ask for neither, so that bounds are used.
            Total = random.Next(4) == 0 ? TotalMode.Exact : (TotalMode)(2 * random.Next(2)),
            Facets = random.Next(6) == 0 ? [Columns[random.Next(4)], Columns[random.Next(4)]] : [],
            FacetLimit = random.Next(1, 10),
            After =
                random.Next(20) == 0
                    ? new PageCursor(
                        RelevanceOrder.Key(random.NextSingle() * 8, random.Next(40)),
                        pairs[random.Next(pairs.Count)].Id
                    )
                    : null,
            TypedScript = random.Next(2) == 0 ? Script.None : (Script)random.Next(3),
            Explain = random.Next(20) == 0,
            LoadPairs = random.Next(6) == 0,
        };
}

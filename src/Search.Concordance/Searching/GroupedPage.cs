using System.Collections.Immutable;
using Search.Query.Contract;

namespace Search.Concordance.Searching;

/// <summary>A page of hits, each with the number of hits that it stands for besides itself.</summary>
/// <param name="Hits">The hits.</param>
/// <param name="HasMore">Whether more hits follow.</param>
/// <param name="Last">The last hit that was looked at.</param>
/// <param name="Page">The first page of the engine: totals, facets, generation.</param>
internal sealed record GroupedPage(
    ImmutableArray<(Hit Hit, int Folded)> Hits,
    bool HasMore,
    PageCursor? Last,
    SearchPage Page
)
{
    /// <summary>A page as it is.</summary>
    public static GroupedPage Of(SearchPage page) =>
        new(
            [.. page.Hits.Select(hit => (hit, 0))],
            page.HasMore,
            page.Hits.IsEmpty ? null : page.Hits[^1].Cursor,
            page
        );
}

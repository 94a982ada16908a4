using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Tools.Bench.Commands;

/// <summary>Pairs of an index, drawn at random.</summary>
internal static class IndexSample
{
    // What one search may return.
    private const int MostPairs = 10_000;

    /// <summary>Draws pairs; the same seed draws the same ones from the same index.</summary>
    public static async Task<ImmutableArray<AlignedPair>> DrawAsync(
        IPairIndex index,
        int count,
        int seed,
        CancellationToken cancellation
    )
    {
        var request = new SearchRequest
        {
            Query = new EverythingNode(),
            Sort = SortOrder.Random,
            Seed = seed,
            Limit = Math.Min(MostPairs, count),
            Total = TotalMode.None,
        };
        var page = await index.SearchAsync(request, cancellation).ConfigureAwait(false);
        return [.. page.Hits.Select(hit => hit.Stored!.Pair)];
    }
}

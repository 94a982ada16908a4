using Search.Crash.Child;
using Search.Index;
using Search.Index.Storage;
using Search.Index.Verification;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Crash.Tests;

/// <summary>Reads which state of a <see cref="History"/> an index is in, and makes sure that it is whole.</summary>
internal static class IndexStates
{
    /// <summary>The state of an index; 0 when there is no index yet.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="isBuild">Whether states are full builds, not changes.</param>
    /// <param name="context">Said when something is wrong.</param>
    public static async Task<int> CheckAsync(string folder, bool isBuild, string context)
    {
        PairIndex index;
        try
        {
            index = PairIndex.Open(folder, new PairIndexOptions { CheckedAtOpen = long.MaxValue });
        }
        catch (IndexNotFoundException)
        {
            return 0;
        }

        await using (index)
        {
            var report = IndexVerifier.Verify(folder, new VerifyOptions { IsFull = true });
            report.Problems.ShouldBeEmpty(context);
            var found = await AllAsync(index);
            var markers = found.Where(pair => pair.Source == History.MarkerSource).ToList();
            if (found.Count == 0)
            {
                return 0;
            }

            markers.Count.ShouldBe(1, context);
            var state = markers[0].Position;
            var expected = (isBuild ? History.Build(state) : History.After(state)).Append(History.Marker(state));
            found.OrderBy(pair => pair.Id).ShouldBe(expected.OrderBy(pair => pair.Id), context);
            await CheckSearchAsync(index, found.Count - 1, context);
            return state;
        }
    }

    private static async Task<List<AlignedPair>> AllAsync(PairIndex index)
    {
        var pairs = new List<AlignedPair>();
        PageCursor? after = null;
        while (true)
        {
            var page = await index.SearchAsync(
                new SearchRequest
                {
                    Query = new EverythingNode(),
                    Limit = 1000,
                    After = after,
                }
            );
            pairs.AddRange(page.Hits.Select(hit => hit.Stored!.Pair));
            if (!page.HasMore)
            {
                return pairs;
            }

            after = page.Hits[^1].Cursor;
        }
    }

    private static async Task CheckSearchAsync(PairIndex index, int expected, string context)
    {
        var page = await index.SearchAsync(
            new SearchRequest
            {
                Query = new AllOfNode([new TextNode("chip", Side.English), new TextNode("芯片", Side.Chinese)]),
                Total = TotalMode.Exact,
            }
        );
        page.Total.ShouldBe(new HitTotal(expected, true), context);
    }
}

using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Pairs;
using Shouldly;
using Xunit;

namespace Search.Testing.Contract;

/// <content>Orders and pages.</content>
public abstract partial class PairIndexContract
{
    [Fact]
    public async Task Orders_by_the_columns()
    {
        var all = new SearchRequest { Query = new EverythingNode() };
        var newest = await _index.SearchAsync(all with { Sort = SortOrder.NewestFirst }, Token);
        newest.Hits.Take(2).Select(hit => hit.Id).ShouldBe([Sample[0].Id, Sample[3].Id]);
        var best = await _index.SearchAsync(all with { Sort = SortOrder.Quality }, Token);
        best.Hits[^1].Id.ShouldBe(Sample[2].Id);
        var shortest = await _index.SearchAsync(all with { Sort = SortOrder.Length }, Token);
        shortest.Hits[0].Id.ShouldBe(Sample[4].Id);
        shortest.Hits[^1].Id.ShouldBe(Sample[1].Id);
    }

    [Fact]
    public async Task A_random_order_depends_on_its_seed_only()
    {
        var request = new SearchRequest
        {
            Query = new EverythingNode(),
            Sort = SortOrder.Random,
            Seed = 1,
        };
        var orders = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < 20; seed++)
        {
            var first = await _index.SearchAsync(request with { Seed = seed }, Token);
            var second = await _index.SearchAsync(request with { Seed = seed }, Token);
            second.Hits.Select(hit => hit.Id).ShouldBe(first.Hits.Select(hit => hit.Id));
            _ = orders.Add(string.Join(' ', first.Hits.Select(hit => hit.Id)));
        }

        orders.Count.ShouldBeGreaterThan(5);
    }

    [Theory]
    [InlineData(SortOrder.Relevance)]
    [InlineData(SortOrder.Length)]
    [InlineData(SortOrder.NewestFirst)]
    [InlineData(SortOrder.Quality)]
    [InlineData(SortOrder.Random)]
    public async Task Pages_by_cursor_see_every_hit_once_in_order(SortOrder sort)
    {
        var request = new SearchRequest
        {
            Query = new AnyOfNode([new EverythingNode(), new TextNode("chips", Side.English)]),
            Sort = sort,
            Seed = 7,
            Total = TotalMode.Exact,
        };
        var whole = await _index.SearchAsync(request, Token);
        var paged = new List<PairId>();
        PageCursor? after = null;
        while (true)
        {
            var page = await _index.SearchAsync(request with { Limit = 2, After = after }, Token);
            paged.AddRange(page.Hits.Select(hit => hit.Id));
            page.HasMore.ShouldBe(paged.Count < Sample.Length);
            page.Total.ShouldBe(new HitTotal(Sample.Length, true));
            if (!page.HasMore)
            {
                break;
            }

            after = page.Hits[^1].Cursor;
        }

        paged.ShouldBe(whole.Hits.Select(hit => hit.Id));
        paged.Count.ShouldBe(Sample.Length);
    }
}

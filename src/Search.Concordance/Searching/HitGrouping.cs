using Search.Query.Contract;

namespace Search.Concordance.Searching;

/// <summary>
/// Shows one hit of each document, or of each text that differs in form only. Reads on until the page is full; hits of
/// a group that begins on an earlier page are not known to belong to it.
/// </summary>
internal sealed class HitGrouping(IPairIndex index, SearchQuestion question, HitRenderer renderer)
{
    private const int MostPages = 10;

    /// <summary>Searches and groups.</summary>
    public async ValueTask<GroupedPage> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        var groups = new Dictionary<(string, string?, string), int>();
        var hits = new List<(Hit Hit, int Folded)>();
        var first = await index.SearchAsync(request, cancellationToken).ConfigureAwait(false);
        var page = first;
        PageCursor? last = null;
        for (var pages = 1; ; pages++)
        {
            foreach (var hit in page.Hits)
            {
                var key = Key(hit);
                if (groups.TryGetValue(key, out var at))
                {
                    hits[at] = (hits[at].Hit, hits[at].Folded + 1);
                }
                else if (hits.Count == request.Limit)
                {
                    return new GroupedPage([.. hits], true, last, first);
                }
                else
                {
                    groups.Add(key, hits.Count);
                    hits.Add((hit, 0));
                }

                last = hit.Cursor;
            }

            if (!page.HasMore || pages == MostPages || last is null)
            {
                return new GroupedPage([.. hits], page.HasMore, last, first);
            }

            page = await index
                .SearchAsync(request with { After = last, Total = TotalMode.None, Facets = [] }, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private (string Source, string? Document, string Text) Key(Hit hit)
    {
        var pair = hit.Stored!.Pair;
        return question.GroupByDocument ? (pair.Source, pair.Document, "") : ("", null, renderer.FormlessText(pair));
    }
}

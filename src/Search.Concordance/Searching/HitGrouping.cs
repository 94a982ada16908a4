using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Concordance.Searching;

/// <summary>
/// Shows one hit of each document (<c>group=document</c>), or of each text that differs in form only
/// (<c>fold=near</c>).
/// <para>
/// Documents are exact over the whole result: a hit is shown when it is the first of its document in the order of the
/// result, which a search inside that document tells, so a page needs to know nothing of the pages before it. A pair
/// without a document stands for itself.
/// </para>
/// <para>
/// Near duplicates are folded within what one page reads: no index tells which texts differ in form only, so one whose
/// twin was shown on an earlier page is shown again.
/// </para>
/// </summary>
internal sealed class HitGrouping(IPairIndex index, SearchQuestion question, HitRenderer renderer)
{
    private const int LeastRead = 50;
    private const int MostPagesFolded = 10;
    private const int Crowd = 100;
    private readonly HashSet<(string Source, string Document)> _documents = [];
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly List<(Hit Hit, int Folded)> _shown = [];
    private readonly List<PairFilter> _crowded = [];

    /// <summary>Searches and groups; one page an instance.</summary>
    public async ValueTask<GroupedPage> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        var first = await index
            .SearchAsync(
                request with
                {
                    Limit = request.Limit == 0 ? 0 : Math.Max(LeastRead, request.Limit + 1),
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        var page = first;
        PageCursor? last = null;
        for (var pages = 1; request.Limit > 0; pages++)
        {
            foreach (var hit in page.Hits)
            {
                if (await FoldedAsync(request, hit, cancellationToken).ConfigureAwait(false) is { } folded)
                {
                    if (_shown.Count == request.Limit)
                    {
                        return new GroupedPage([.. _shown], true, last, first);
                    }

                    _shown.Add((hit, folded));
                }

                last = hit.Cursor;
            }

            if (!page.HasMore || last is null || (question.FoldNearDuplicates && pages == MostPagesFolded))
            {
                break;
            }

            page = await index.SearchAsync(Following(request, last), cancellationToken).ConfigureAwait(false);
        }

        return new GroupedPage([.. _shown], page.HasMore && request.Limit > 0, last, first);
    }

    // How many hits a hit stands for besides itself; null when another hit stands for it.
    private async ValueTask<int?> FoldedAsync(SearchRequest request, Hit hit, CancellationToken cancellationToken)
    {
        var pair = hit.Stored!.Pair;
        var folded = 0;
        if (question.GroupByDocument && pair.Document is { } document)
        {
            if (!_documents.Add((pair.Source, document)))
            {
                return null;
            }

            var inside = Inside(pair.Source, document);
            var best = await index
                .SearchAsync(
                    request with
                    {
                        Filter = Both(request.Filter, inside),
                        After = null,
                        Limit = 1,
                        Total = TotalMode.Exact,
                        Facets = [],
                        Explain = false,
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
            var hits = best.Total?.Value ?? 1;
            if (hits > Crowd)
            {
                _crowded.Add(new NotFilter(inside));
            }

            if (best.Hits is [var head, ..] && head.Id != hit.Id)
            {
                return null;
            }

            folded = (int)Math.Min(int.MaxValue, hits - 1);
        }

        return question.FoldNearDuplicates && IsTwin(pair) ? null : folded;
    }

    private bool IsTwin(AlignedPair pair)
    {
        var text = renderer.FormlessText(pair);
        if (_texts.TryGetValue(text, out var at))
        {
            if (at < _shown.Count)
            {
                _shown[at] = (_shown[at].Hit, _shown[at].Folded + 1);
            }

            return true;
        }

        _texts.Add(text, _shown.Count);
        return false;
    }

    // The hits of a document that has many, and that is dealt with, are passed over by the engine.
    private SearchRequest Following(SearchRequest request, PageCursor? last) =>
        request with
        {
            After = last,
            Limit = Math.Max(LeastRead, request.Limit + 1),
            Total = TotalMode.None,
            Facets = [],
            Filter = _crowded.Count == 0 ? request.Filter : Both(request.Filter, new AllFilter([.. _crowded])),
        };

    private static AllFilter Inside(string source, string document) =>
        new([new OneOfFilter(TextColumn.Source, [source]), new OneOfFilter(TextColumn.Document, [document])]);

    private static PairFilter Both(PairFilter? one, PairFilter other) =>
        one is null ? other : new AllFilter([one, other]);
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using Search.Concordance.Translations;
using Search.Concordance.WordAlignment;
using Search.Query.Contract;
using Search.Query.Parsing;
using Search.Text.Analysis;

namespace Search.Concordance.Searching;

/// <summary>
/// Asks an index what a user asks: reads the question, searches, and shows hits as a translator sees them. Safe for
/// use by several threads at once.
/// </summary>
/// <param name="index">The index; the caller disposes it.</param>
/// <param name="words">What was learned of word translations in it, for equivalents; null when nothing was.</param>
public sealed class SearchService(IPairIndex index, TranslationModel? words = null)
{
    // Postings: some seconds of work, far above what a question over a million pairs takes; an answer that it cuts short
    // says so.
    private const long MostWork = 500_000_000;
    private readonly ConcurrentBag<HitRenderer> _renderers = [];
    private readonly TranslationService? _translations = words is null ? null : new TranslationService(index, words);

    /// <summary>Answers a question.</summary>
    /// <exception cref="EmptyQuestionException">It names nothing to look for and has no filter.</exception>
    /// <exception cref="QueryLimitException">It asks for more than is allowed.</exception>
    /// <exception cref="QuerySyntaxException">It does not parse in the engine's own syntax, or the engine does not know that.</exception>
    /// <exception cref="ArgumentException">It holds half of a surrogate pair.</exception>
    public async ValueTask<SearchAnswer> AskAsync(
        SearchQuestion question,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(question);
        var reading = await ReadAsync(question, cancellationToken).ConfigureAwait(false);
        ImmutableArray<PivotWord> added = [];
        if (question.ExpandOverTranslations)
        {
            (reading, added) = await WidenAsync(reading, cancellationToken).ConfigureAwait(false);
        }

        var request = Request(question, reading);
        if (!_renderers.TryTake(out var renderer))
        {
            renderer = new HitRenderer(new TextAnalyzer(), words);
        }

        var page =
            question.GroupByDocument || question.FoldNearDuplicates
                ? await new HitGrouping(index, question, renderer)
                    .SearchAsync(request, cancellationToken)
                    .ConfigureAwait(false)
                : GroupedPage.Of(await index.SearchAsync(request, cancellationToken).ConfigureAwait(false));
        var plan = renderer.Plan(reading.Query);
        var labels = renderer.Labels(added);
        var hits = ImmutableArray.CreateBuilder<HitView>(page.Hits.Length);
        foreach (var (hit, folded) in page.Hits)
        {
            var context =
                question.Context > 0
                    ? await index
                        .GetContextAsync(hit.Id, question.Context, question.Context, cancellationToken)
                        .ConfigureAwait(false)
                    : new PairContext([], []);
            hits.Add(
                renderer.Render(hit, plan, labels, question, reading) with
                {
                    Before = context.Before,
                    After = context.After,
                    Folded = folded,
                }
            );
        }

        _renderers.Add(renderer);
        return new SearchAnswer
        {
            Hits = hits.DrainToImmutable(),
            Total = page.Page.Total,
            HasMore = page.HasMore,
            Next = page.HasMore ? page.Last : null,
            Facets = page.Page.Facets,
            Parsed = reading.Query,
            ParsedText = reading.Text,
            DetectedSide = reading.Side,
            DetectedScript = reading.Script,
            Notes = reading.Notes,
            Added = added,
            Generation = page.Page.Generation,
            IsPartial = page.Page.IsPartial,
        };
    }

    /// <summary>All pairs that a question finds, in its order, a page at a time; its limit is not looked at.</summary>
    /// <param name="question">The question.</param>
    /// <param name="most">Most pairs wanted.</param>
    /// <param name="cancellationToken">Stops the enumeration.</param>
    public async IAsyncEnumerable<StoredPair> StreamAsync(
        SearchQuestion question,
        long most = long.MaxValue,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(question);
        const int PageSize = 1000;
        var reading = await ReadAsync(question, cancellationToken).ConfigureAwait(false);
        var request = Request(question, reading) with
        {
            Total = TotalMode.None,
            Facets = [],
            Explain = false,
            WorkLimit = 0,
        };
        while (most > 0)
        {
            var page = await index
                .SearchAsync(request with { Limit = (int)Math.Min(PageSize, most) }, cancellationToken)
                .ConfigureAwait(false);
            foreach (var hit in page.Hits)
            {
                yield return hit.Stored!;
            }

            most -= page.Hits.Length;
            if (!page.HasMore || page.Hits.IsEmpty)
            {
                yield break;
            }

            request = request with { After = page.Hits[^1].Cursor };
        }
    }

    // Whatever stands in a pair finds it when it is pasted, also where it looks like a query of which nothing comes.
    private async ValueTask<QuestionReading> ReadAsync(SearchQuestion question, CancellationToken cancellationToken)
    {
        var syntax = index as IQuerySyntax;
        var reading = QuestionReading.Of(question, syntax);
        if (!reading.MayBeText)
        {
            return reading;
        }

        var any = new SearchRequest
        {
            Query = reading.Query,
            Filter = question.Filter,
            Limit = 1,
            Total = TotalMode.None,
            WorkLimit = MostWork,
        };
        var page = await index.SearchAsync(any, cancellationToken).ConfigureAwait(false);
        return page.Hits.IsEmpty ? QuestionReading.Of(question, syntax, literally: true) : reading;
    }

    private async ValueTask<(QuestionReading Reading, ImmutableArray<PivotWord> Added)> WidenAsync(
        QuestionReading reading,
        CancellationToken cancellationToken
    )
    {
        if (_translations is null)
        {
            const string Note = "The index has no model of word translations, so nothing was added to the query.";
            return (reading with { Notes = reading.Notes.Add(Note) }, []);
        }

        var (query, added) = await _translations.ExpandAsync(reading.Query, cancellationToken).ConfigureAwait(false);
        return (reading with { Query = query, Text = QueryPrinter.Print(query) }, added);
    }

    private static SearchRequest Request(SearchQuestion question, QuestionReading reading) =>
        new()
        {
            Query = reading.Query,
            Filter = question.Filter,
            Limit = question.Limit,
            Sort = question.Sort,
            Seed = question.Seed,
            After = question.After,
            Total = question.Total,
            Facets = question.Facets,
            TypedScript = reading.Script,
            Explain = question.Include.HasFlag(HitParts.Explain),
            WorkLimit = MostWork,
        };
}

using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Text.Pairs;

namespace Search.Testing.Naive;

/// <summary>What a naive index holds after a commit.</summary>
internal sealed class NaiveSnapshot
{
    private readonly ImmutableArray<NaiveDocument> _documents;
    private readonly RankingParameters _ranking;

    public NaiveSnapshot(
        long generation,
        Dictionary<PairId, AlignedPair> pairs,
        Func<AlignedPair, NaiveDocument> analyze,
        RankingParameters ranking
    )
    {
        Generation = generation;
        Pairs = pairs;
        _documents = [.. pairs.Values.Select(analyze)];
        _ranking = ranking;
        Statistics = new NaiveStatistics(_documents);
    }

    public long Generation { get; }

    public Dictionary<PairId, AlignedPair> Pairs { get; }

    public NaiveStatistics Statistics { get; }

    public SearchPage Search(TermNode query, SearchRequest request, CancellationToken cancellationToken)
    {
        var found = new List<NaiveHit>();
        var executor = new NaiveExecutor(Statistics, _ranking);
        foreach (var document in _documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (request.Filter is { } filter && !NaiveFilter.Passes(filter, document))
            {
                continue;
            }

            if (executor.Find(query, document) is { } parts)
            {
                found.Add(new NaiveHit(document, WithBonus(parts, document, request.TypedScript)));
            }
        }

        var rising = request.Sort is SortOrder.Length or SortOrder.Random;
        var ordered = found
            .Select(hit => (Hit: hit, Cursor: new PageCursor(Key(hit, request), hit.Document.Pair.Id)))
            .OrderBy(entry => rising ? entry.Cursor.SortKey : -entry.Cursor.SortKey)
            .ThenBy(entry => entry.Cursor.Id)
            .ToList();
        var page = ordered
            .Where(entry => request.After is not { } after || Follows(entry.Cursor, after, rising))
            .Take(request.Limit + 1)
            .ToList();
        return new SearchPage
        {
            Hits =
            [
                .. page.Take(request.Limit)
                    .Select(entry => new Hit(
                        entry.Cursor.Id,
                        request.Sort == SortOrder.Relevance ? entry.Hit.Parts.Value : 0,
                        entry.Cursor,
                        request.LoadPairs ? entry.Hit.Document.Stored : null,
                        request.Explain ? entry.Hit.Parts : null
                    )),
            ],
            HasMore = page.Count > request.Limit,
            Total = request.Total == TotalMode.None ? null : new HitTotal(found.Count, true),
            Facets = [.. request.Facets.Select(column => Count(column, found, request.FacetLimit))],
            Generation = Generation,
        };
    }

    public ImmutableArray<StoredPair> Get(ImmutableArray<PairId> ids) =>
        [.. ids.Where(Pairs.ContainsKey).Select(id => new StoredPair(Pairs[id], []))];

    public PairContext Context(PairId id, int before, int after)
    {
        if (!Pairs.TryGetValue(id, out var pair))
        {
            return new PairContext([], []);
        }

        var document = Pairs
            .Values.Where(other => other.Source == pair.Source && other.Document == pair.Document)
            .OrderBy(other => other.Position)
            .ThenBy(other => other.Id)
            .ToList();
        var index = document.FindIndex(other => other.Id == id);
        return new PairContext(
            [.. document.Take(index).TakeLast(before).Select(other => new StoredPair(other, []))],
            [.. document.Skip(index + 1).Take(after).Select(other => new StoredPair(other, []))]
        );
    }

    public IndexStatistics Describe() =>
        new(
            Generation,
            _documents.Length,
            0,
            1,
            0,
            "naive",
            Counts(_documents.Select(document => document.Pair.Source), int.MaxValue),
            Counts(_documents.Select(document => NaiveFilter.Text(TextColumn.Script, document.Pair)!), int.MaxValue),
            _documents.Select(document => (document.Pair.Source, document.Pair.Document)).Distinct().Count(),
            Statistics.EnglishPositions,
            Statistics.ChinesePositions
        );

    private ScorePart WithBonus(ScorePart parts, NaiveDocument document, Script typed) =>
        typed == Script.None || document.Pair.Script != typed || _ranking.TypedScriptBonus == 0
            ? parts
            : new ScorePart(
                parts.Value + _ranking.TypedScriptBonus,
                "in the script as typed",
                [parts, new ScorePart(_ranking.TypedScriptBonus, "script bonus", [])]
            );

    private static long Key(NaiveHit hit, SearchRequest request) =>
        request.Sort switch
        {
            SortOrder.Relevance => RelevanceOrder.Key(
                hit.Parts.Value,
                hit.Document.EnglishLength + hit.Document.ChineseLength
            ),
            SortOrder.Length => hit.Document.EnglishLength + hit.Document.ChineseLength,
            SortOrder.NewestFirst => NaiveFilter.Number(NumberColumn.Date, hit.Document) ?? -1,
            SortOrder.Quality => NaiveFilter.Number(NumberColumn.Quality, hit.Document) ?? 0,
            _ => RandomOrder.Key(hit.Document.Pair.Id, request.Seed),
        };

    private static bool Follows(PageCursor cursor, PageCursor after, bool rising) =>
        cursor.SortKey == after.SortKey ? cursor.Id > after.Id : rising == (cursor.SortKey > after.SortKey);

    private static Facet Count(TextColumn column, List<NaiveHit> hits, int limit) =>
        new(column, Counts(hits.Select(hit => NaiveFilter.Text(column, hit.Document.Pair)).OfType<string>(), limit));

    private static ImmutableArray<FacetCount> Counts(IEnumerable<string> values, int limit) =>
        [
            .. values
                .GroupBy(value => value, StringComparer.Ordinal)
                .Select(group => new FacetCount(group.Key, group.LongCount()))
                .OrderByDescending(count => count.Count)
                .ThenBy(count => count.Value, StringComparer.Ordinal)
                .Take(limit),
        ];

    private sealed record NaiveHit(NaiveDocument Document, ScorePart Parts);
}

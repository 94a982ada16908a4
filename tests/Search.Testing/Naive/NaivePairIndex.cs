using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Query.Lowering;
using Search.Query.Terms;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Testing.Naive;

/// <summary>
/// An index in memory that looks at every pair for every query: the reference that engines are compared with, and
/// their stand-in in the tests of what lies above them.
/// </summary>
public sealed class NaivePairIndex : IPairIndex
{
    private readonly Lock _gate = new();
    private readonly TokenBuffer _buffer = new();
    private readonly QueryLowering _lowering;
    private NaiveSnapshot _snapshot;

    public NaivePairIndex(IEnumerable<AlignedPair> pairs, TextAnalyzer analyzer, RankingParameters? ranking = null)
        : this(pairs, analyzer, analyzer is null ? null! : analyzer.Analyze, ranking) { }

    /// <summary>With the tokens of pairs made by something else than the analyser; queries are still lowered with it.</summary>
    public NaivePairIndex(
        IEnumerable<AlignedPair> pairs,
        TextAnalyzer analyzer,
        NaiveAnalysis analysis,
        RankingParameters? ranking = null
    )
    {
        Analysis = analysis;
        Ranking = ranking ?? RankingParameters.Default;
        _lowering = new QueryLowering(analyzer, Ranking);
        _snapshot = new NaiveSnapshot(1, pairs.ToDictionary(pair => pair.Id), Document, Ranking);
    }

    public RankingParameters Ranking { get; }

    public NaiveAnalysis Analysis { get; }

    public long Generation => _snapshot.Generation;

    internal NaiveSnapshot Snapshot => _snapshot;

    public ValueTask<SearchPage> SearchAsync(SearchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        TermNode lowered;
        lock (_gate)
        {
            lowered = _lowering.Lower(request.Query);
        }

        return ValueTask.FromResult(_snapshot.Search(lowered, request, cancellationToken));
    }

    /// <summary>Finds the pairs of a query that is analysed already; the request's own query is not looked at.</summary>
    public SearchPage SearchTerms(
        TermNode query,
        SearchRequest request,
        CancellationToken cancellationToken = default
    ) => _snapshot.Search(query, request, cancellationToken);

    public NaivePairIndexWriter CreateWriter() => new(this);

    public ValueTask<ImmutableArray<StoredPair>> GetAsync(
        ImmutableArray<PairId> ids,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_snapshot.Get(ids));
    }

    public ValueTask<PairContext> GetContextAsync(
        PairId id,
        int before,
        int after,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_snapshot.Context(id, before, after));
    }

    public ValueTask<ImmutableArray<string?>> ListDocumentsAsync(
        string source,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var documents = _snapshot.Pairs.Values.Where(pair => pair.Source == source).Select(pair => pair.Document);
        return ValueTask.FromResult<ImmutableArray<string?>>([
            .. documents.Distinct().OrderBy(name => name is null).ThenBy(name => name, StringComparer.Ordinal),
        ]);
    }

    public ValueTask<ImmutableArray<TermCount>> ListTermsAsync(
        TermSpace space,
        string prefix,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<ImmutableArray<TermCount>>([
            .. _snapshot
                .Statistics.Terms.Where(t =>
                    t.Key.Space == space && t.Key.Term.StartsWith(prefix, StringComparison.Ordinal)
                )
                .OrderByDescending(t => t.Value)
                .ThenBy(t => t.Key.Term, StringComparer.Ordinal)
                .Take(limit)
                .Select(t => new TermCount(t.Key.Term, t.Value)),
        ]);
    }

    public ValueTask<ImmutableArray<long>> CountTermsAsync(
        TermSpace space,
        ImmutableArray<string> terms,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var statistics = _snapshot.Statistics;
        return ValueTask.FromResult<ImmutableArray<long>>([
            .. terms.Select(term => statistics.DocumentFrequency(space, term)),
        ]);
    }

    public ValueTask<ImmutableArray<TermCount>> ListSimilarTermsAsync(
        TermSpace space,
        string term,
        int maxEdits,
        int limit,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<ImmutableArray<TermCount>>([
            .. _snapshot
                .Statistics.Terms.Where(t => t.Key.Space == space)
                .Select(t => (t.Key.Term, t.Value, Edits: EditDistance.Between(t.Key.Term, term)))
                .Where(t => t.Edits <= maxEdits)
                .OrderBy(t => t.Edits)
                .ThenByDescending(t => t.Value)
                .ThenBy(t => t.Term, StringComparer.Ordinal)
                .Take(limit)
                .Select(t => new TermCount(t.Term, t.Value)),
        ]);
    }

    public ValueTask<IndexStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_snapshot.Describe());
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal long Replace(Dictionary<PairId, AlignedPair> pairs)
    {
        lock (_gate)
        {
            _snapshot = new NaiveSnapshot(_snapshot.Generation + 1, pairs, Document, Ranking);
            return _snapshot.Generation;
        }
    }

    private NaiveDocument Document(AlignedPair pair) => new(new StoredPair(pair, []), Analysis, _buffer);
}

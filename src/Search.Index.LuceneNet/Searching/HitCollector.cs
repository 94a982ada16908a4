using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Index.LuceneNet.Searching;

/// <summary>Takes every hit of a query, keeps the first ones of the order after the cursor, and counts.</summary>
internal sealed class HitCollector : ICollector
{
    private const int HitsBetweenChecks = 1024;
    private readonly SearchRequest _request;
    private readonly float _scriptBonus;
    private readonly FacetCounter _facets;
    private readonly CancellationToken _cancellation;
    private readonly CandidateOrder _order;
    private readonly PriorityQueue<Candidate, Candidate> _best;
    private readonly int _wanted;
    private Scorer _scorer = null!;
    private SegmentColumns _columns = null!;
    private int _base;

    public HitCollector(
        SearchRequest request,
        RankingParameters ranking,
        FacetCounter facets,
        CancellationToken cancellation
    )
    {
        _request = request;
        _facets = facets;
        _cancellation = cancellation;
        _scriptBonus = request.TypedScript == Script.None ? 0 : ranking.TypedScriptBonus;
        _order = new CandidateOrder(request.Sort);
        _best = new PriorityQueue<Candidate, Candidate>(_order);
        _wanted = request.Limit + 1;
    }

    /// <summary>How many hits there were, on all pages.</summary>
    public long Total { get; private set; }

    /// <summary>True when the work bound ended the search.</summary>
    public bool IsPartial { get; private set; }

    /// <inheritdoc/>
    public bool AcceptsDocsOutOfOrder => false;

    /// <summary>The first hits after the cursor, one more than wanted when more follow; used up by the call.</summary>
    public Candidate[] Take()
    {
        var hits = new Candidate[_best.Count];
        for (var i = hits.Length - 1; i >= 0; i--)
        {
            hits[i] = _best.Dequeue();
        }

        return hits;
    }

    /// <inheritdoc/>
    public void SetScorer(Scorer scorer) => _scorer = scorer;

    /// <inheritdoc/>
    public void SetNextReader(AtomicReaderContext context)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (IsPartial)
        {
            throw new CollectionTerminatedException();
        }

        _base = context.DocBase;
        _columns = new SegmentColumns(context.AtomicReader);
        _facets.Enter(context.AtomicReader);
    }

    /// <inheritdoc/>
    public void Collect(int doc)
    {
        if (_request.WorkLimit > 0 && Total >= _request.WorkLimit)
        {
            IsPartial = true;
            throw new CollectionTerminatedException();
        }

        Total++;
        if (Total % HitsBetweenChecks == 0)
        {
            _cancellation.ThrowIfCancellationRequested();
        }

        _facets.Count(doc);
        // After a cursor, whether anything follows takes a look at the order even when no hit is wanted.
        if (_request.Limit > 0 || _request.After is not null)
        {
            Keep(doc);
        }
    }

    private void Keep(int doc)
    {
        var score = 0f;
        if (_request.Sort == SortOrder.Relevance)
        {
            score = _scorer.GetScore();
            if (_scriptBonus > 0 && _columns.Script(doc) == _request.TypedScript)
            {
                score += _scriptBonus;
            }
        }

        var key = _columns.Key(_request, doc, score);
        var full = _best.Count == _wanted;
        if (full && _order.CompareKeys(key, _best.Peek().SortKey) < 0)
        {
            return;
        }

        var candidate = new Candidate(key, _columns.Id(doc), _base + doc, score);
        if (_request.After is { } after && _order.Compare(candidate, new Candidate(after.SortKey, after.Id, 0, 0)) >= 0)
        {
            return;
        }

        if (!full)
        {
            _best.Enqueue(candidate, candidate);
        }
        else if (_order.Compare(candidate, _best.Peek()) > 0)
        {
            _ = _best.EnqueueDequeue(candidate, candidate);
        }
    }
}

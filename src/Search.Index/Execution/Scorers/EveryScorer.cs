using Search.Query.Contract;

namespace Search.Index.Execution.Scorers;

/// <summary>Every pair that a filter lets through, or every pair, all with one score.</summary>
internal sealed class EveryScorer : Scorer
{
    private int _count;
    private float _score;
    private PairPredicate? _filter;

    /// <summary>Starts before the first pair.</summary>
    public void Start(int count, float score, PairPredicate? filter)
    {
        _count = count;
        _score = score;
        _filter = filter;
        Document = -1;
        Cost = count;
    }

    /// <inheritdoc/>
    public override int Advance(int target) => Document = target < _count ? target : End;

    /// <inheritdoc/>
    public override bool Matches() => _filter is null || _filter(Document);

    /// <inheritdoc/>
    public override float Score(float needed) => _score;

    /// <inheritdoc/>
    public override float Bound(int from, int to) => from < _count ? _score : NoMatch;

    /// <inheritdoc/>
    public override ScorePart Explain() => Part(_score, _filter is null ? "every pair" : "a filter");
}

using Search.Query.Contract;

namespace Search.Index.Execution.Scorers;

/// <summary>What is required, with the score of what is optional on top.</summary>
internal sealed class RankedScorer : Scorer
{
    private SegmentContext _context = null!;
    private Scorer _required = null!;
    private Scorer _optional = null!;
    private float _optionalBound;

    /// <summary>Starts before the first pair.</summary>
    public void Start(SegmentContext context, Scorer required, Scorer optional)
    {
        _context = context;
        _required = required;
        _optional = optional;
        _optionalBound = float.PositiveInfinity;
        Document = -1;
        Cost = required.Cost;
    }

    /// <inheritdoc/>
    public override int Advance(int target) => Document = _required.Advance(target);

    /// <inheritdoc/>
    public override int NextWith(int target, int to, float least)
    {
        var next = _required.NextWith(target, to, Share(least, Math.Max(0, _optionalBound)));
        Document = _required.Document;
        return next;
    }

    /// <inheritdoc/>
    public override bool Matches() => _required.Matches();

    /// <inheritdoc/>
    public override float Score(float needed)
    {
        var score = _required.Score(float.NegativeInfinity);
        if (_context.Pruning && (score + Math.Max(0, _optionalBound)) * 1.00001f < needed)
        {
            return score;
        }

        return HasOptional() ? score + _optional.Score(float.NegativeInfinity) : score;
    }

    /// <inheritdoc/>
    public override float Bound(int from, int to)
    {
        var bound = _required.Bound(from, to);
        if (bound < 0)
        {
            return NoMatch;
        }

        _optionalBound = _optional.Bound(from, to);
        return _optionalBound < 0 ? bound : bound + _optionalBound;
    }

    /// <inheritdoc/>
    public override ScorePart Explain() =>
        HasOptional()
            ? Part(Score(float.NegativeInfinity), "with", [_required.Explain(), _optional.Explain()])
            : _required.Explain();

    private bool HasOptional()
    {
        if (_optional.Document < Document)
        {
            _ = _optional.Advance(Document);
        }

        return _optional.Document == Document && _optional.Matches();
    }
}

using Search.Index.Execution.Windows;
using Search.Query.Contract;

namespace Search.Index.Execution.Scorers;

/// <summary>What is required, with the score of what is optional on top.</summary>
internal sealed class RankedScorer : Scorer
{
    private SegmentContext _context = null!;
    private Scorer _required = null!;
    private Scorer _optional = null!;
    private float _optionalBound;

    /// <inheritdoc/>
    public override bool IsSelective => _required.IsSelective && _optional is TermScorer;

    /// <inheritdoc/>
    public override Proof Proof => _required.Proof == Proof.Requirements ? Proof.Requirements : Proof.None;

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
    public override bool Seek(int document)
    {
        if (!_required.Seek(document))
        {
            return false;
        }

        Document = document;
        return true;
    }

    /// <inheritdoc/>
    public override void ListRequirements(RequirementList requirements) => _required.ListRequirements(requirements);

    /// <inheritdoc/>
    public override bool ListAddends(List<Addend> addends) =>
        _required.ListAddends(addends) && _optional.ListAddends(addends);

    /// <inheritdoc/>
    public override bool ListParts(List<Addend> parts) => _required.ListParts(parts) && _optional.ListParts(parts);

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
        if (!_context.Pruning)
        {
            return Sum(HasOptional());
        }

        // Whether the optional part is there is cheaper to tell than the score, and nearly always it is not.
        var best = _required.Best();
        if ((best + Math.Max(0, _optionalBound)) * Rounding < needed)
        {
            return float.NegativeInfinity;
        }

        var has = HasOptional();
        return !has && best * Rounding < needed ? float.NegativeInfinity : Sum(has);
    }

    /// <inheritdoc/>
    public override float Best() => _required.Best() + Math.Max(0, _optionalBound);

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
    public override float Floor(long rank) => _required.Floor(rank);

    /// <inheritdoc/>
    public override bool TryMark(Span<ulong> marks, ref long postings) => _required.TryMark(marks, ref postings);

    /// <inheritdoc/>
    public override ScorePart Explain() =>
        HasOptional()
            ? Part(Score(float.NegativeInfinity), "with", [_required.Explain(), _optional.Explain()])
            : _required.Explain();

    private float Sum(bool withOptional)
    {
        var score = _required.Score(float.NegativeInfinity);
        return withOptional ? score + _optional.Score(float.NegativeInfinity) : score;
    }

    private bool HasOptional() => _optional.Seek(Document) && _optional.Matches();
}

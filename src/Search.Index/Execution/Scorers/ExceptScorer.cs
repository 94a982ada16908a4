using Search.Index.Execution.Windows;
using Search.Query.Contract;

namespace Search.Index.Execution.Scorers;

/// <summary>What one child finds and another does not.</summary>
internal sealed class ExceptScorer : Scorer
{
    private Scorer _match = null!;
    private Scorer _excluded = null!;

    /// <summary>Starts before the first pair.</summary>
    public void Start(Scorer match, Scorer excluded)
    {
        _match = match;
        _excluded = excluded;
        Document = -1;
        Cost = match.Cost;
    }

    /// <inheritdoc/>
    public override int Advance(int target) => Document = _match.Advance(target);

    /// <inheritdoc/>
    public override bool Seek(int document)
    {
        if (!_match.Seek(document))
        {
            return false;
        }

        Document = document;
        return true;
    }

    /// <inheritdoc/>
    public override void ListRequirements(RequirementList requirements) => _match.ListRequirements(requirements);

    /// <inheritdoc/>
    public override bool ListAddends(List<Addend> addends) => _match.ListAddends(addends);

    /// <inheritdoc/>
    public override bool ListParts(List<Addend> parts) => _match.ListParts(parts);

    /// <inheritdoc/>
    public override int NextWith(int target, int to, float least)
    {
        var next = _match.NextWith(target, to, least);
        Document = _match.Document;
        return next;
    }

    /// <inheritdoc/>
    public override bool Matches()
    {
        if (!_match.Matches())
        {
            return false;
        }

        return !_excluded.Seek(Document) || !_excluded.Matches();
    }

    /// <inheritdoc/>
    public override float Score(float needed) => _match.Score(needed);

    /// <inheritdoc/>
    public override float Best() => _match.Best();

    /// <inheritdoc/>
    public override float Bound(int from, int to) => _match.Bound(from, to);

    /// <inheritdoc/>
    public override ScorePart Explain() => _match.Explain();
}

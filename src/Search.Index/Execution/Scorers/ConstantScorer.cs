using Search.Index.Execution.Windows;
using Search.Query.Contract;

namespace Search.Index.Execution.Scorers;

/// <summary>What a child finds, with the same score for every hit.</summary>
internal sealed class ConstantScorer : Scorer
{
    private Scorer _child = null!;
    private float _score;

    /// <inheritdoc/>
    public override Proof Proof => _child.Proof == Proof.Requirements ? Proof.Requirements : Proof.None;

    /// <summary>Starts before the first pair.</summary>
    public void Start(Scorer child, float score)
    {
        _child = child;
        _score = score;
        Document = -1;
        Cost = child.Cost;
    }

    /// <inheritdoc/>
    public override int Advance(int target) => Document = _child.Advance(target);

    /// <inheritdoc/>
    public override bool Seek(int document)
    {
        if (!_child.Seek(document))
        {
            return false;
        }

        Document = document;
        return true;
    }

    /// <inheritdoc/>
    public override void ListRequirements(RequirementList requirements) => _child.ListRequirements(requirements);

    // What adds nothing has no parts.
    /// <inheritdoc/>
    public override bool ListParts(List<Addend> parts) => _score == 0;

    /// <inheritdoc/>
    public override bool Matches() => _child.Matches();

    /// <inheritdoc/>
    public override float Score(float needed) => _score;

    /// <inheritdoc/>
    public override float Best() => _score;

    /// <inheritdoc/>
    public override float Bound(int from, int to) => _child.Bound(from, to) < 0 ? NoMatch : _score;

    /// <inheritdoc/>
    public override bool TryMark(Span<ulong> marks, ref long postings) => _child.TryMark(marks, ref postings);

    /// <inheritdoc/>
    public override ScorePart Explain() => Part(_score, "the same for every hit");
}

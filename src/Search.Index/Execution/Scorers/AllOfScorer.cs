using System.Diagnostics;
using Search.Index.Execution.Windows;
using Search.Query.Contract;

namespace Search.Index.Execution.Scorers;

/// <summary>All children: the rarest leads, the others follow it.</summary>
internal sealed class AllOfScorer : Scorer
{
    private readonly List<Scorer> _children = [];
    private readonly List<Scorer> _byCost = [];
    private float[] _bounds = new float[8];
    private float _otherBounds;
    private SegmentContext _context = null!;

    // Parts of several children would not tell whose they are.
    /// <inheritdoc/>
    public override Proof Proof
    {
        get
        {
            var (byPart, others) = (0, 0);
            foreach (var child in _children)
            {
                if (child.Proof == Proof.None)
                {
                    return Proof.None;
                }

                byPart += child.Proof == Proof.Part ? 1 : 0;
                others += child is ConstantScorer || child.Proof == Proof.Part ? 0 : 1;
            }

            return byPart == 0 ? Proof.Requirements
                : byPart == 1 && others == 0 ? Proof.Part
                : Proof.None;
        }
    }

    /// <summary>Forgets all children.</summary>
    public void Start(SegmentContext context)
    {
        _context = context;
        _children.Clear();
        _byCost.Clear();
        _otherBounds = 0;
        Document = -1;
    }

    /// <summary>Adds a child.</summary>
    public void Add(Scorer child)
    {
        _children.Add(child);
        var at = _byCost.Count;
        while (at > 0 && _byCost[at - 1].Cost > child.Cost)
        {
            at--;
        }

        _byCost.Insert(at, child);
        Cost = _byCost[0].Cost;
        if (_bounds.Length < _children.Count)
        {
            _bounds = new float[_children.Count * 2];
        }
    }

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        var lead = _byCost[0];
        return Document = Align(lead.Document >= target ? lead.Document : lead.Advance(target));
    }

    /// <inheritdoc/>
    public override bool Seek(int document)
    {
        foreach (var child in _byCost)
        {
            if (!child.Seek(document))
            {
                return false;
            }
        }

        Document = document;
        return true;
    }

    /// <inheritdoc/>
    public override void ListFollowing(List<TermScorer> terms)
    {
        foreach (var child in _children)
        {
            child.ListFollowing(terms);
        }
    }

    /// <inheritdoc/>
    public override void ListRequirements(RequirementList requirements)
    {
        foreach (var child in _children)
        {
            child.ListRequirements(requirements);
        }
    }

    /// <inheritdoc/>
    public override bool ListParts(List<Addend> parts)
    {
        foreach (var child in _children)
        {
            if (!child.ListParts(parts))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Matches()
    {
        foreach (var child in _byCost)
        {
            if (!child.Matches())
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override float Score(float needed)
    {
        var sum = 0f;
        foreach (var child in _children)
        {
            sum += child.Score(float.NegativeInfinity);
        }

        return sum;
    }

    /// <inheritdoc/>
    public override float Best()
    {
        var sum = 0f;
        foreach (var child in _children)
        {
            sum += child.Best();
        }

        return sum;
    }

    /// <inheritdoc/>
    public override float Bound(int from, int to)
    {
        var sum = 0f;
        for (var i = 0; i < _children.Count; i++)
        {
            _bounds[i] = _children[i].Bound(from, to);
            if (_bounds[i] < 0)
            {
                return NoMatch;
            }

            sum += _bounds[i];
            if (ReferenceEquals(_children[i], _byCost[0]))
            {
                _otherBounds = -_bounds[i];
            }
        }

        // What the others can add to the lead's score.
        _otherBounds = Math.Max(0, _otherBounds + sum);
        return sum;
    }

    /// <inheritdoc/>
    public override int NextWith(int target, int to, float least)
    {
        if (Document >= to)
        {
            return Document;
        }

        var lead = _byCost[0];
        var share = Share(least, _otherBounds);
        for (var from = Math.Max(target, Document); from < to && !_context.Stopped; )
        {
            var document = lead.NextWith(from, to, share);
            Debug.Assert(document >= from, "A scorer moves on.");
            if (document >= to)
            {
                break;
            }

            from = Follow(document);
            if (from == document)
            {
                return Document = document;
            }
        }

        // What lies past the window is not aligned yet: the scorer stands nowhere until it is moved again.
        Document = -1;
        return to;
    }

    /// <inheritdoc/>
    public override ScorePart Explain() => Part(Score(0), "all of", [.. _children.Select(child => child.Explain())]);

    // Moves the others to the lead's pair.
    // Returns that pair when all are there, else where the search goes on.
    private int Follow(int document)
    {
        for (var i = 1; i < _byCost.Count; i++)
        {
            var child = _byCost[i];
            var reached = child.Document < document ? child.Advance(document) : child.Document;
            if (reached > document)
            {
                return reached;
            }
        }

        return document;
    }

    private int Align(int document)
    {
        var lead = _byCost[0];
        while (document != End)
        {
            var next = Follow(document);
            if (next == document || next == End)
            {
                return next;
            }

            document = lead.Advance(next);
            if (_context.Stopped)
            {
                return End;
            }
        }

        return End;
    }
}

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

        // What the others can add to the lead's score, with room for rounding.
        _otherBounds = (_otherBounds + sum) * 1.00001f;
        return sum;
    }

    /// <inheritdoc/>
    public override void Collect(int from, int to, SegmentContext context, HitCollector collector)
    {
        if (!context.Pruning || _byCost[0] is not TermScorer lead)
        {
            base.Collect(from, to, context, collector);
            return;
        }

        // A pair whose lead score cannot be lifted high enough by the others is passed over before they move.
        var document = lead.Document < from ? lead.Advance(from) : lead.Document;
        while (document < to)
        {
            if (lead.Score(0) + _otherBounds < context.Needed)
            {
                document = lead.Advance(document + 1);
                continue;
            }

            var next = Follow(document);
            if (next > document)
            {
                document =
                    next >= to ? lead.Advance(next) : (lead.Document >= next ? lead.Document : lead.Advance(next));
                continue;
            }

            Document = document;
            if (collector.Wants(document) && Matches())
            {
                collector.Add(document, Score(context.Needed));
            }

            if (context.Stopped)
            {
                return;
            }

            document = lead.Advance(document + 1);
        }

        Document = Math.Max(Document, Math.Min(document, to - 1));
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

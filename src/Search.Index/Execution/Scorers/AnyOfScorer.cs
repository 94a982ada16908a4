using System.Diagnostics;
using Search.Query.Contract;

namespace Search.Index.Execution.Scorers;

/// <summary>
/// At least one child. With bounds known, MAXSCORE (Turtle and Flood 1995, with block maxima as Ding and Suel 2011):
/// children that together cannot reach the needed score do not lead, they are only asked about pairs that others find.
/// </summary>
internal sealed class AnyOfScorer : Scorer
{
    private readonly List<Scorer> _children = [];
    private bool[] _matched = new bool[8];
    private float[] _bounds = new float[8];
    private float[] _sums = new float[8];
    private int[] _order = new int[8];
    private float _least;
    private float _total;
    private int _followers;

    /// <summary>Forgets all children.</summary>
    public void Start()
    {
        _children.Clear();
        Document = -1;
        Cost = 0;
        _least = float.NaN;
        _followers = 0;
    }

    /// <summary>Adds a child.</summary>
    public void Add(Scorer child)
    {
        _children.Add(child);
        Cost += child.Cost;
        if (_matched.Length < _children.Count)
        {
            var size = _children.Count * 2;
            _matched = new bool[size];
            _bounds = new float[size];
            _sums = new float[size];
            _order = new int[size];
        }
    }

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        var least = End;
        foreach (var child in _children)
        {
            var document = child.Document < target ? child.Advance(target) : child.Document;
            least = Math.Min(least, document);
        }

        return Document = least;
    }

    /// <inheritdoc/>
    public override bool Matches()
    {
        var any = false;
        for (var i = 0; i < _children.Count; i++)
        {
            var child = _children[i];
            _matched[i] = child.Document == Document && child.Matches();
            any |= _matched[i];
        }

        return any;
    }

    /// <inheritdoc/>
    public override float Score(float needed)
    {
        var sum = 0f;
        for (var i = 0; i < _children.Count; i++)
        {
            if (_matched[i])
            {
                sum += _children[i].Score(float.NegativeInfinity);
            }
        }

        return sum;
    }

    /// <inheritdoc/>
    public override float Bound(int from, int to)
    {
        var sum = NoMatch;
        for (var i = 0; i < _children.Count; i++)
        {
            var bound = _bounds[i] = _children[i].Bound(from, to);
            if (bound >= 0)
            {
                sum = Math.Max(sum, 0) + bound;
            }
        }

        SortByBound();
        _total = Math.Max(0, sum);
        _least = float.NaN;
        return sum;
    }

    /// <inheritdoc/>
    public override int NextWith(int target, int to, float least)
    {
        if (Document >= to)
        {
            return Document;
        }

        if (least != _least)
        {
            _least = least;
            _followers = CountFollowers(least);
        }

        for (var from = target; ; from = Document + 1)
        {
            Document = LeastLeader(from, to, least);
            Debug.Assert(Document >= from, "A scorer moves on.");
            if (Document >= to)
            {
                // Others may be nearer, past the window: the scorer stands nowhere until it is moved again.
                Document = -1;
                return to;
            }

            if (CanReach(Document, least))
            {
                Settle(Document);
                return Document;
            }
        }
    }

    /// <inheritdoc/>
    public override ScorePart Explain() =>
        Part(Score(0), "any of", [.. _children.Where((_, i) => _matched[i]).Select(child => child.Explain())]);

    private void SortByBound()
    {
        for (var i = 0; i < _children.Count; i++)
        {
            var at = i;
            for (; at > 0 && _bounds[_order[at - 1]] > _bounds[i]; at--)
            {
                _order[at] = _order[at - 1];
            }

            _order[at] = i;
        }

        var sum = 0f;
        for (var i = 0; i < _children.Count; i++)
        {
            sum += Math.Max(0, _bounds[_order[i]]);
            _sums[i] = sum * 1.00001f;
        }
    }

    // How many children, least bound first, cannot reach the needed score even together.
    private int CountFollowers(float needed)
    {
        var count = 0;
        while (count < _children.Count && (_sums[count] < needed || _bounds[_order[count]] < 0))
        {
            count++;
        }

        return count;
    }

    // A leader moves on to pairs that it lifts to the limit when all others give their most.
    private int LeastLeader(int target, int to, float least)
    {
        var first = End;
        for (var i = _followers; i < _children.Count; i++)
        {
            var child = _children[_order[i]];
            var document =
                child.Document >= target
                    ? child.Document
                    : child.NextWith(target, to, Share(least, _total - Math.Max(0, _bounds[_order[i]])));
            first = Math.Min(first, document);
        }

        return first;
    }

    // Adds up what the leaders give (what a child that may not match would give counts as given), then asks the
    // followers one by one, the strongest first, as long as the rest can still make it.
    private bool CanReach(int document, float needed)
    {
        var sum = 0f;
        for (var i = _followers; i < _children.Count; i++)
        {
            if (_children[_order[i]].Document == document)
            {
                sum += Most(_order[i]);
            }
        }

        for (var i = _followers - 1; i >= 0; i--)
        {
            if ((sum * 1.00001f) + _sums[i] < needed)
            {
                return false;
            }

            var child = _children[_order[i]];
            if (_bounds[_order[i]] >= 0)
            {
                var reached = child.Document < document ? child.Advance(document) : child.Document;
                if (reached == document)
                {
                    sum += Most(_order[i]);
                }
            }
        }

        return sum * 1.00001f >= needed;
    }

    private float Most(int child) => _children[child] is TermScorer term ? term.Score(0) : _bounds[child];

    private void Settle(int document)
    {
        foreach (var child in _children)
        {
            if (child.Document < document)
            {
                _ = child.Advance(document);
            }
        }
    }
}

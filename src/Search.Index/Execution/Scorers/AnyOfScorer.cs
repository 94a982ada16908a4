using System.Diagnostics;
using Search.Index.Execution.Windows;
using Search.Query.Contract;

namespace Search.Index.Execution.Scorers;

/// <summary>
/// At least one child. With bounds known, MAXSCORE (Turtle and Flood 1995, with block maxima as Ding and Suel 2011):
/// children that together cannot reach the needed score do not lead, they are only asked about pairs that others find.
/// </summary>
internal sealed class AnyOfScorer : Scorer
{
    private const int FarAbove = 8;

    private readonly List<Scorer> _children = [];
    private bool[] _matched = new bool[8];
    private float[] _bounds = new float[8];
    private float[] _sums = new float[8];
    private int[] _order = new int[8];
    private int[] _leaders = new int[8];
    private int[] _followers = new int[8];
    private float[] _others = new float[8];
    private float _least;
    private int _followerCount;
    private int _leaderCount;

    // A rare child leads whole, and the frequent one is held to what it can reach alone.
    /// <inheritdoc/>
    public override bool IsSelective
    {
        get
        {
            if (_children is not [TermScorer first, TermScorer second])
            {
                return false;
            }

            return Math.Min(first.Cost, second.Cost) * FarAbove <= Math.Max(first.Cost, second.Cost);
        }
    }

    /// <inheritdoc/>
    public override Proof Proof
    {
        get
        {
            var terms = 0;
            foreach (var child in _children)
            {
                if (child is not (TermScorer or PlacedScorer))
                {
                    return Proof.None;
                }

                terms += child is TermScorer ? 1 : 0;
            }

            return terms == _children.Count ? Proof.Requirements : Proof.Part;
        }
    }

    /// <summary>Forgets all children.</summary>
    public void Start()
    {
        _children.Clear();
        Document = -1;
        Cost = 0;
        _least = float.NaN;
        _followerCount = 0;
        _leaderCount = 0;
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
            _leaders = new int[size];
            _followers = new int[size];
            _others = new float[size];
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
    public override bool Seek(int document)
    {
        var any = false;
        for (var i = 0; i < _children.Count; i++)
        {
            any |= _children[i].Seek(document);
        }

        Document = any ? document : Document;
        return any;
    }

    // Anything but a term may have moved its terms on to where all that it needs is.
    /// <inheritdoc/>
    public override void ListFollowing(List<TermScorer> terms)
    {
        foreach (var child in _children)
        {
            if (child is TermScorer term)
            {
                terms.Add(term);
            }
        }
    }

    /// <inheritdoc/>
    public override void ListRequirements(RequirementList requirements) => requirements.AddEither(_children);

    /// <inheritdoc/>
    public override bool ListAddends(List<Addend> addends)
    {
        foreach (var child in _children)
        {
            if (!child.ListAddends(addends))
            {
                return false;
            }
        }

        return true;
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
    public override float Best()
    {
        var sum = 0f;
        for (var i = 0; i < _children.Count; i++)
        {
            sum += _matched[i] ? _children[i].Best() : 0;
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
        _least = float.NaN;
        return sum;
    }

    /// <inheritdoc/>
    public override float Floor(long rank)
    {
        var floor = 0f;
        foreach (var child in _children)
        {
            floor = Math.Max(floor, child.Floor(rank));
        }

        return floor;
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
            ChooseLeaders(least);
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
    public override bool TryMark(Span<ulong> marks, ref long postings)
    {
        foreach (var child in _children)
        {
            if (!child.TryMark(marks, ref postings))
            {
                return false;
            }
        }

        return true;
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
    }

    // A pair is found by the first of its leaders, the rarest first: so a leader counts on followers and on more frequent
    // leaders only, and the most frequent one, which costs most, has the highest limit of all. Children whose bounds, least
    // first, stay below the limit together may follow; those that are rare beside the others lead all the same.
    private void ChooseLeaders(float least)
    {
        var sum = 0f;
        var most = 0L;
        var below = 0;
        for (; below < _children.Count; below++)
        {
            sum += Math.Max(0, _bounds[_order[below]]);
            if (sum * Rounding >= least)
            {
                break;
            }
        }

        for (var i = below; i < _children.Count; i++)
        {
            most = Math.Max(most, _children[_order[i]].Cost);
        }

        _leaderCount = 0;
        _followerCount = 0;
        sum = 0;
        for (var i = 0; i < _children.Count; i++)
        {
            var child = _order[i];
            if (i >= below || _children[child].Cost * FarAbove <= most)
            {
                AddLeader(child);
            }
            else
            {
                sum += Math.Max(0, _bounds[child]);
                _followers[_followerCount] = child;
                _sums[_followerCount++] = sum * Rounding;
            }
        }

        for (var i = _leaderCount - 1; i >= 0; i--)
        {
            _others[i] = sum;
            sum += Math.Max(0, _bounds[_leaders[i]]);
        }
    }

    private void AddLeader(int child)
    {
        var at = _leaderCount++;
        for (; at > 0 && _children[_leaders[at - 1]].Cost > _children[child].Cost; at--)
        {
            _leaders[at] = _leaders[at - 1];
        }

        _leaders[at] = child;
    }

    // No leader moves past the pair that a rarer one found: it may be in that pair without being worth a stop by itself.
    private int LeastLeader(int target, int to, float least)
    {
        var first = to;
        for (var i = 0; i < _leaderCount; i++)
        {
            var child = _children[_leaders[i]];
            var document =
                child.Document >= target ? child.Document : child.NextWith(target, first, Share(least, _others[i]));
            first = Math.Min(first, document);
        }

        return first;
    }

    // Adds up what the leaders give (what a child that may not match would give counts as given), then asks the
    // followers one by one, the strongest first, as long as the rest can still make it.
    private bool CanReach(int document, float needed)
    {
        var sum = 0f;
        for (var i = 0; i < _leaderCount; i++)
        {
            // A leader that found nothing before the pair of a rarer one may stand nowhere.
            var leader = _children[_leaders[i]];
            var reached = leader.Document < document ? leader.Advance(document) : leader.Document;
            if (reached == document)
            {
                sum += Most(_leaders[i]);
            }
        }

        for (var i = _followerCount - 1; i >= 0; i--)
        {
            if ((sum * Rounding) + _sums[i] < needed)
            {
                return false;
            }

            var child = _children[_followers[i]];
            if (_bounds[_followers[i]] >= 0)
            {
                var reached = child.Document < document ? child.Advance(document) : child.Document;
                if (reached == document)
                {
                    sum += Most(_followers[i]);
                }
            }
        }

        return sum * Rounding >= needed;
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

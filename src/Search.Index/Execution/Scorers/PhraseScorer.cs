using System.Collections.Immutable;
using Search.Index.Execution.Windows;
using Search.Index.Postings;
using Search.Query.Contract;
using Search.Query.Terms;

namespace Search.Index.Execution.Scorers;

/// <summary>Terms at given places: pairs that have all terms, then their positions.</summary>
internal sealed unsafe class PhraseScorer : PlacedScorer
{
    private readonly List<TermScorer> _terms = [];
    private readonly List<TermScorer> _byCost = [];
    private uint[][] _positions = [];
    private int[] _counts = [];
    private uint[] _chosen = [];
    private ImmutableArray<PhraseTerm> _places;
    private SegmentContext _context = null!;
    private float _frequency;
    private int _slop;
    private bool _inOrder;
    private long _best;

    /// <inheritdoc/>
    public override bool IsExact => _slop == 0;

    /// <inheritdoc/>
    public override int Places => _terms.Count;

    /// <summary>Starts before the first pair; terms are added next.</summary>
    public void Start(SegmentContext context, IndexView view, TermPhrase phrase, float weight)
    {
        Start(view, phrase, weight);
        _context = context;
        _places = phrase.Terms;
        _slop = phrase.Slop;
        _inOrder = phrase.InOrder;
        _terms.Clear();
        _byCost.Clear();
        if (_positions.Length < phrase.Terms.Length)
        {
            _positions = new uint[phrase.Terms.Length][];
            for (var i = 0; i < _positions.Length; i++)
            {
                _positions[i] = new uint[16];
            }

            _counts = new int[_positions.Length];
            _chosen = new uint[_positions.Length];
        }
    }

    /// <summary>Adds the next term.</summary>
    public void Add(TermScorer term)
    {
        _terms.Add(term);
        var at = _byCost.Count;
        while (at > 0 && _byCost[at - 1].Cost > term.Cost)
        {
            at--;
        }

        _byCost.Insert(at, term);
        Cost = _byCost[0].Cost;
    }

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        var lead = _byCost[0];
        var document = lead.Document >= target ? lead.Document : lead.Advance(target);
        while (document != End)
        {
            var next = document;
            for (var i = 1; i < _byCost.Count; i++)
            {
                var term = _byCost[i];
                next = term.Document < document ? term.Advance(document) : term.Document;
                if (next > document)
                {
                    break;
                }
            }

            if (next == document)
            {
                break;
            }

            document = next == End || _context.Stopped ? End : lead.Advance(next);
        }

        return Document = document;
    }

    /// <inheritdoc/>
    public override bool Seek(int document)
    {
        foreach (var term in _byCost)
        {
            if (!term.Seek(document))
            {
                return false;
            }
        }

        Document = document;
        return true;
    }

    /// <inheritdoc/>
    public override void ListRequirements(RequirementList requirements)
    {
        foreach (var term in _terms)
        {
            requirements.Add(term);
        }
    }

    /// <inheritdoc/>
    public override bool ListAddends(List<Addend> addends)
    {
        addends.Add(new Addend(_byCost[0], this));
        return true;
    }

    /// <inheritdoc/>
    public override (int Offset, TermScorer? Term, TermScorer? Or) Place(int place) =>
        (_places[place].Offset, _terms[place], null);

    /// <inheritdoc/>
    protected override int LengthOf(int document) => _terms[0].LengthOf(document);

    /// <inheritdoc/>
    public override bool Matches()
    {
        _frequency = _slop == 0 ? CountExact() : CountNear();
        return _frequency > 0;
    }

    /// <inheritdoc/>
    public override float Score(float needed) => Score(_frequency, _terms[0].Length);

    // The most that the current pair can score, before its positions are looked at.
    private float Most()
    {
        var occurrences = int.MaxValue;
        foreach (var term in _terms)
        {
            occurrences = Math.Min(occurrences, term.Frequency());
        }

        return Score(_slop == 0 ? occurrences : _terms[0].Frequency(), _terms[0].Length) * Slack;
    }

    /// <inheritdoc/>
    public override float Bound(int from, int to)
    {
        // So many occurrences of the phrase need as many of every term.
        int once = 0,
            twice = 0,
            thrice = 0,
            more = 0;
        var most = BlockBounds.Most;
        foreach (var term in _terms)
        {
            var bounds = BlockBounds.None;
            if (!term.Limits(from, to, ref bounds))
            {
                return NoMatch;
            }

            more = Math.Max(more, bounds.ShortestMore);
            var least = Math.Min(bounds.ShortestMore, bounds.ShortestThrice);
            thrice = Math.Max(thrice, least);
            least = Math.Min(least, bounds.ShortestTwice);
            twice = Math.Max(twice, least);
            once = Math.Max(once, Math.Min(least, bounds.ShortestOnce));
            most = Math.Min(most, bounds.MostOccurrences);
        }

        if (_slop > 0)
        {
            return Score(ushort.MaxValue, once) * Slack;
        }

        var bound = Score(1, once);
        bound = most > 1 ? Math.Max(bound, Score(2, twice)) : bound;
        bound = most > 2 ? Math.Max(bound, Score(3, thrice)) : bound;
        return most > 3
            ? Math.Max(bound, Score(most == BlockBounds.Most ? ushort.MaxValue : most, more) * Slack)
            : bound;
    }

    /// <inheritdoc/>
    public override int NextWith(int target, int to, float least)
    {
        var document = Document < target ? Advance(target) : Document;
        while (document < to && Most() < least)
        {
            document = Advance(document + 1);
        }

        return document;
    }

    /// <inheritdoc/>
    public override ScorePart Explain() =>
        Part(
            Score(0),
            $"phrase {string.Join(' ', _places.Select(place => place.Term))}: {_frequency:0.###} in {_terms[0].Length} positions"
        );

    private float CountExact()
    {
        var single = true;
        foreach (var term in _terms)
        {
            single &= term.Frequency() == 1;
        }

        if (single)
        {
            var start = (long)_terms[0].FirstPosition() - _places[0].Offset;
            for (var i = 1; i < _terms.Count; i++)
            {
                if (_terms[i].FirstPosition() - (long)_places[i].Offset != start)
                {
                    return 0;
                }
            }

            return 1;
        }

        ReadPositions();
        var found = 0;
        for (var i = 0; i < _counts[0]; i++)
        {
            var start = (long)_positions[0][i] - _places[0].Offset;
            var all = true;
            for (var t = 1; t < _terms.Count && all; t++)
            {
                var wanted = start + _places[t].Offset;
                all = wanted >= 0 && _positions[t].AsSpan(0, _counts[t]).BinarySearch((uint)wanted) >= 0;
            }

            found += all ? 1 : 0;
        }

        return found;
    }

    private float CountNear()
    {
        ReadPositions();
        var frequency = 0f;
        for (var i = 0; i < _counts[0]; i++)
        {
            _chosen[0] = _positions[0][i];
            _best = -1;
            var here = (long)_chosen[0] - _places[0].Offset;
            Extend(1, here, here);
            if (_best >= 0)
            {
                frequency += 1f / (1 + _best);
            }
        }

        return frequency;
    }

    // Chooses a position for each further term; keeps the least distance of a full choice in _best.
    private void Extend(int term, long least, long most)
    {
        if (most - least > _slop || (_best >= 0 && most - least >= _best))
        {
            return;
        }

        if (term == _terms.Count)
        {
            _best = most - least;
            return;
        }

        for (var i = 0; i < _counts[term]; i++)
        {
            var position = _positions[term][i];
            if (Array.IndexOf(_chosen, position, 0, term) >= 0 || (_inOrder && position <= _chosen[term - 1]))
            {
                continue;
            }

            _chosen[term] = position;
            var here = (long)position - _places[term].Offset;
            Extend(term + 1, Math.Min(least, here), Math.Max(most, here));
        }
    }

    private void ReadPositions()
    {
        for (var i = 0; i < _terms.Count; i++)
        {
            _counts[i] = _terms[i].ReadPositions(ref _positions[i]);
        }
    }
}

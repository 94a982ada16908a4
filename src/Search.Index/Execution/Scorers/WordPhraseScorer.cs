using System.Collections.Immutable;
using Search.Index.Execution.Windows;
using Search.Index.Postings;
using Search.Query.Contract;
using Search.Query.Terms;

namespace Search.Index.Execution.Scorers;

/// <summary>A phrase found by terms that stand in one of two spaces; see <see cref="TermPhrase.ByWords"/>.</summary>
internal sealed unsafe class WordPhraseScorer : PlacedScorer
{
    private const float Slack = 1.000001f;

    private readonly List<Slot> _slots = [];
    private readonly List<int> _byCost = [];
    private uint[] _positions = new uint[16];
    private uint[] _others = new uint[16];
    private uint[] _more = new uint[16];
    private SegmentContext _context = null!;
    private IndexView _view = null!;
    private ImmutableArray<PhraseTerm> _terms;
    private float* _factors;
    private float _weight;
    private int _frequency;

    /// <inheritdoc/>
    public override bool IsExact => true;

    /// <inheritdoc/>
    public override int Places => _slots.Count;

    /// <summary>Starts before the first pair; places are added next.</summary>
    public void Start(SegmentContext context, IndexView view, TermPhrase phrase, float weight)
    {
        _context = context;
        _view = view;
        _terms = phrase.Terms;
        _weight = weight;
        _factors = view.Factors(phrase.Terms[0].Space >= TermSpace.ChineseWord);
        _slots.Clear();
        _byCost.Clear();
        Document = -1;
    }

    /// <summary>Adds a place; at least one of the terms is there.</summary>
    public void Add(int offset, TermScorer? term, TermScorer? or)
    {
        var slot = new Slot(offset, term, or);
        var at = _byCost.Count;
        while (at > 0 && _slots[_byCost[at - 1]].Cost > slot.Cost)
        {
            at--;
        }

        _byCost.Insert(at, _slots.Count);
        _slots.Add(slot);
        Cost = _slots[_byCost[0]].Cost;
    }

    /// <inheritdoc/>
    public override (int Offset, TermScorer? Term, TermScorer? Or) Place(int place)
    {
        var slot = _slots[place];
        return (slot.Offset, slot.Term, slot.Or);
    }

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        var document = _slots[_byCost[0]].Reach(target);
        while (document != End)
        {
            var next = document;
            for (var i = 1; i < _byCost.Count && next == document; i++)
            {
                next = _slots[_byCost[i]].Reach(document);
            }

            if (next == document)
            {
                break;
            }

            document = next == End || _context.Stopped ? End : _slots[_byCost[0]].Reach(next);
        }

        return Document = document;
    }

    /// <inheritdoc/>
    public override bool Seek(int document)
    {
        foreach (var slot in _byCost)
        {
            if (!_slots[slot].Seek(document))
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
        foreach (var slot in _slots)
        {
            requirements.Add(slot.Term, slot.Or);
        }
    }

    /// <inheritdoc/>
    public override bool ListParts(List<Addend> parts)
    {
        var lead = _slots[_byCost[0]];
        parts.Add(new Addend((lead.Term ?? lead.Or)!, this));
        return true;
    }

    /// <inheritdoc/>
    public override bool Matches()
    {
        var count = Read(_slots[0], ref _positions);
        for (var i = 1; i < _slots.Count && count > 0; i++)
        {
            var more = Read(_slots[i], ref _others);
            var others = _others.AsSpan(0, more);
            var shift = (long)_slots[i].Offset - _slots[0].Offset;
            var kept = 0;
            for (var p = 0; p < count; p++)
            {
                var wanted = _positions[p] + shift;
                if (wanted >= 0 && others.Contains((uint)wanted))
                {
                    _positions[kept++] = _positions[p];
                }
            }

            count = kept;
        }

        _frequency = count;
        return count > 0;
    }

    /// <inheritdoc/>
    public override float Score(float needed) => Score(_frequency, Length(Document));

    /// <inheritdoc/>
    public override float Best() => Score(0) * Slack;

    /// <inheritdoc/>
    public override float Most(int occurrences, int document) =>
        Score(occurrences >= byte.MaxValue ? ushort.MaxValue : occurrences, Length(document)) * Slack;

    /// <inheritdoc/>
    public override float Bound(int from, int to)
    {
        // No text is shorter than the shortest that has a term of the place; nor has it more occurrences than all of them.
        var shortest = 0;
        var most = ushort.MaxValue;
        foreach (var slot in _slots)
        {
            if (!slot.Limits(from, to, out var length, out var occurrences))
            {
                return NoMatch;
            }

            shortest = Math.Max(shortest, length);
            most = Math.Min(most, occurrences);
        }

        return Score(most, shortest) * Slack;
    }

    /// <inheritdoc/>
    public override ScorePart Explain() =>
        Part(
            Score(0),
            $"phrase {string.Join(' ', _terms.Select(term => term.Term))}: {_frequency} in {Length(Document)} positions"
        );

    private int Length(int document) => (_slots[0].Term ?? _slots[0].Or)!.LengthOf(document);

    private float Score(float frequency, int length) =>
        RankingParameters.Score(_weight, frequency, _factors[Math.Min(length, _view.Longest)]);

    // No position is in both spaces.
    private int Read(in Slot slot, ref uint[] positions)
    {
        var count = slot.Term?.Document == Document ? slot.Term.ReadPositions(ref positions) : 0;
        if (slot.Or?.Document != Document)
        {
            return count;
        }

        if (count == 0)
        {
            return slot.Or.ReadPositions(ref positions);
        }

        var added = slot.Or.ReadPositions(ref _more);
        if (positions.Length < count + added)
        {
            Array.Resize(ref positions, (count + added) * 2);
        }

        Array.Copy(_more, 0, positions, count, added);
        return count + added;
    }

    private readonly record struct Slot(int Offset, TermScorer? Term, TermScorer? Or)
    {
        public long Cost => (Term?.Cost ?? 0) + (Or?.Cost ?? 0);

        public int Reach(int target) => Math.Min(Reach(Term, target), Reach(Or, target));

        public bool Seek(int document)
        {
            var any = Term is not null && Term.Seek(document);
            return (Or is not null && Or.Seek(document)) || any;
        }

        public bool Limits(int from, int to, out int shortest, out ushort most)
        {
            var (first, second) = (BlockBounds.None, BlockBounds.None);
            var any = Term is not null && Term.Limits(from, to, ref first);
            var other = Or is not null && Or.Limits(from, to, ref second);
            var length = (ushort)byte.MaxValue;
            most = 0;
            if (any)
            {
                Include(in first, ref length, ref most);
            }

            if (other)
            {
                Include(in second, ref length, ref most);
            }

            shortest = length;
            return any || other;
        }

        private static int Reach(TermScorer? term, int target) =>
            term is null ? End
            : term.Document < target ? term.Advance(target)
            : term.Document;

        private static void Include(in BlockBounds bounds, ref ushort shortest, ref ushort most)
        {
            var least = Math.Min(
                Math.Min(bounds.ShortestOnce, bounds.ShortestTwice),
                Math.Min(bounds.ShortestThrice, bounds.ShortestMore)
            );
            shortest = Math.Min(shortest, least);
            var occurrences = bounds.MostOccurrences == BlockBounds.Most ? ushort.MaxValue : bounds.MostOccurrences;
            most = (ushort)Math.Min(ushort.MaxValue, most + occurrences);
        }
    }
}

using System.Collections.Immutable;
using Search.Index.Execution.Windows;
using Search.Index.Postings;
using Search.Query.Contract;
using Search.Query.Terms;

namespace Search.Index.Execution.Scorers;

/// <summary>A phrase found by terms that stand in one of two spaces; see <see cref="TermPhrase.ByWords"/>.</summary>
internal sealed class WordPhraseScorer : PlacedScorer
{
    private readonly List<Slot> _slots = [];
    private readonly List<int> _byCost = [];
    private readonly PhraseStarts _starts = new();
    private uint[] _positions = new uint[16];
    private SegmentContext _context = null!;
    private ImmutableArray<PhraseTerm> _terms;
    private int _frequency;

    /// <inheritdoc/>
    public override bool IsExact => true;

    /// <inheritdoc/>
    public override int Places => _slots.Count;

    /// <summary>Starts before the first pair; places are added next.</summary>
    public void Start(SegmentContext context, IndexView view, TermPhrase phrase, float weight)
    {
        Start(view, phrase, weight);
        _context = context;
        _terms = phrase.Terms;
        _slots.Clear();
        _byCost.Clear();
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
        _starts.Clear();
        for (var i = 0; i < _slots.Count && _starts.MayFind; i++)
        {
            Take(_slots[i].Term, _slots[i].Offset);
            Take(_slots[i].Or, _slots[i].Offset);
            _starts.EndPlace();
        }

        _frequency = _starts.Count;
        return _frequency > 0;
    }

    /// <inheritdoc/>
    public override float Score(float needed) => Score(_frequency, LengthOf(Document));

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
            $"phrase {string.Join(' ', _terms.Select(term => term.Term))}: {_frequency} in {LengthOf(Document)} positions"
        );

    /// <inheritdoc/>
    protected override int LengthOf(int document) => (_slots[0].Term ?? _slots[0].Or)!.LengthOf(document);

    // No position is in both spaces.
    private void Take(TermScorer? term, int offset)
    {
        if (term?.Document == Document)
        {
            var count = term.ReadPositions(ref _positions);
            _starts.Add(_positions.AsSpan(0, count), offset);
        }
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

using System.Runtime.InteropServices;
using Search.Index.Execution.Scorers;

namespace Search.Index.Execution.Windows;

/// <summary>
/// Tells from occurrences and first positions alone that a candidate cannot be among the hits: most candidates have each
/// word once and not side by side, and need not be scored.
/// </summary>
internal sealed unsafe class CandidateFilter(WindowCandidates candidates) : IDisposable
{
    private const float Rounding = 1.00001f;

    private readonly List<Term> _terms = [];
    private readonly List<Phrase> _phrases = [];
    private readonly List<Place> _places = [];
    private readonly float* _sums = (float*)NativeMemory.Alloc(WindowMarks.Size, sizeof(float));
    private readonly PhraseStarts _starts = new();
    private uint[] _positions = new uint[16];
    private float _rest;
    private Proof _proof;
    private bool _works;

    /// <summary>What is known of a candidate.</summary>
    internal enum Verdict
    {
        /// <summary>It may be a hit.</summary>
        Possible,

        /// <summary>It matches, and its score is too low.</summary>
        TooLow,

        /// <summary>It does not match.</summary>
        NoMatch,

        /// <summary>Its score is too low if it matches.</summary>
        Unknown,
    }

    /// <summary>Starts with the parts of a scorer.</summary>
    /// <param name="scorer">The scorer; its bounds for the whole segment are known.</param>
    /// <param name="parts">What its score is a sum of; null when it is no sum.</param>
    /// <param name="streams">The terms whose postings are decoded.</param>
    /// <param name="documents">Pairs of the segment.</param>
    public void Start(Scorer scorer, List<Addend>? parts, List<WindowPostings> streams, int documents)
    {
        _works = parts is not null;
        if (parts is null)
        {
            return;
        }

        _terms.Clear();
        _phrases.Clear();
        _places.Clear();
        _rest = 0;
        _proof = scorer.Proof;
        foreach (var part in parts)
        {
            if (!Add(part, streams))
            {
                _rest += Math.Max(0, part.Owner.Bound(0, documents));
            }
        }

        _proof = _proof == Proof.Part && _rest > 0 ? Proof.None : _proof;
    }

    /// <summary>Adds up for all candidates of a window what their terms score.</summary>
    public void Prepare()
    {
        if (!_works)
        {
            return;
        }

        var sums = new Span<float>(_sums, candidates.Count);
        sums.Fill(_rest);
        foreach (var term in CollectionsMarshal.AsSpan(_terms))
        {
            term.Scorer.AddMost(candidates.Documents, candidates.Frequencies(term.Stream), sums);
        }
    }

    /// <summary>Judges a candidate by the score that it must have. After <see cref="Prepare"/>.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="needed">The score.</param>
    /// <param name="complete">Whether all requirements are known to be met.</param>
    public Verdict Judge(int candidate, float needed, bool complete)
    {
        if (!_works || (_proof != Proof.Part && (needed <= 0 || _sums[candidate] * Rounding >= needed)))
        {
            return Verdict.Possible;
        }

        // Words side by side may lift it; so their positions are compared only where that could be enough.
        var most = _sums[candidate];
        var sure = HasTerm(candidate);
        var any = sure;
        var document = candidates[candidate];
        foreach (ref readonly var phrase in CollectionsMarshal.AsSpan(_phrases))
        {
            var occurrences = Occurrences(in phrase, candidate, needed - most, document, out var isCertain);
            if (occurrences > 0)
            {
                any = true;
                sure |= isCertain;
                most += phrase.Scorer.Most(occurrences, document);
            }
        }

        if (_proof == Proof.Part && !any)
        {
            return Verdict.NoMatch;
        }

        if (most * Rounding >= needed)
        {
            return Verdict.Possible;
        }

        return complete && (_proof == Proof.Requirements || (_proof == Proof.Part && sure))
            ? Verdict.TooLow
            : Verdict.Unknown;
    }

    /// <inheritdoc/>
    public void Dispose() => NativeMemory.Free(_sums);

    private int Frequency(int stream, int candidate) => stream < 0 ? 0 : candidates.Frequencies(stream)[candidate];

    private bool HasTerm(int candidate)
    {
        foreach (var term in CollectionsMarshal.AsSpan(_terms))
        {
            if (candidates.Has(term.Stream, candidate))
            {
                return true;
            }
        }

        return false;
    }

    private bool Add(Addend part, List<WindowPostings> streams)
    {
        if (part.IsTerm)
        {
            var stream = Find(part.Term, streams);
            if (stream >= 0)
            {
                _terms.Add(new Term(part.Term, stream));
            }

            return stream >= 0;
        }

        if (part.Owner is not PlacedScorer { IsExact: true } phrase)
        {
            return false;
        }

        var start = _places.Count;
        for (var i = 0; i < phrase.Places; i++)
        {
            var (offset, term, or) = phrase.Place(i);
            var place = new Place(offset, Find(term, streams), Find(or, streams));
            if ((term is not null && place.Term < 0) || (or is not null && place.Or < 0))
            {
                _places.RemoveRange(start, _places.Count - start);
                return false;
            }

            _places.Add(place);
        }

        _phrases.Add(new Phrase(phrase, start, _places.Count));
        return true;
    }

    private static int Find(TermScorer? term, List<WindowPostings> streams)
    {
        for (var i = 0; i < streams.Count && term is not null; i++)
        {
            if (streams[i].IsOf(term))
            {
                return i;
            }
        }

        return -1;
    }

    // How often the terms stand at their places; 0 also when the most that there can be does not matter.
    private int Occurrences(in Phrase phrase, int candidate, float missing, int document, out bool isCertain)
    {
        int least = byte.MaxValue,
            most = 0;
        isCertain = true;
        for (var i = phrase.Start; i < phrase.End; i++)
        {
            var frequency = Frequency(_places[i].Term, candidate) + Frequency(_places[i].Or, candidate);
            if (frequency == 0)
            {
                return 0;
            }

            least = Math.Min(least, frequency);
            most = Math.Max(most, frequency);
        }

        if (most == 1)
        {
            return StandTogether(in phrase, candidate) ? 1 : 0;
        }

        // Positions of several occurrences cost more to read; where even as many as possible are too few, they stay unread.
        isCertain = phrase.Scorer.Most(least, document) * Rounding >= missing;
        return isCertain ? CountTogether(in phrase, candidate) : least;
    }

    private int CountTogether(in Phrase phrase, int candidate)
    {
        _starts.Clear();
        for (var i = phrase.Start; i < phrase.End && _starts.MayFind; i++)
        {
            Take(_places[i].Term, _places[i].Offset, candidate);
            Take(_places[i].Or, _places[i].Offset, candidate);
            _starts.EndPlace();
        }

        return _starts.Count;
    }

    private void Take(int stream, int offset, int candidate)
    {
        if (Frequency(stream, candidate) > 0)
        {
            var count = candidates.ReadPositions(stream, candidate, ref _positions);
            _starts.Add(_positions.AsSpan(0, count), offset);
        }
    }

    private bool StandTogether(in Phrase phrase, int candidate)
    {
        var start = 0L;
        for (var i = phrase.Start; i < phrase.End; i++)
        {
            var place = _places[i];
            var stream = Frequency(place.Term, candidate) > 0 ? place.Term : place.Or;
            var first = candidates.FirstPosition(stream, candidate) - (long)place.Offset;
            if (i > phrase.Start && first != start)
            {
                return false;
            }

            start = first;
        }

        return true;
    }

    private readonly record struct Term(TermScorer Scorer, int Stream);

    // Streams; -1 for a term that is nowhere.
    private readonly record struct Place(int Offset, int Term, int Or);

    private readonly record struct Phrase(PlacedScorer Scorer, int Start, int End);
}

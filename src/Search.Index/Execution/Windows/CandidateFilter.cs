using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
    private readonly byte* _none = (byte*)NativeMemory.AllocZeroed(WindowMarks.Size);
    private readonly float* _sums = (float*)NativeMemory.Alloc(WindowMarks.Size, sizeof(float));
    private readonly float* _english = (float*)NativeMemory.Alloc(WindowMarks.Size, sizeof(float));
    private readonly float* _chinese = (float*)NativeMemory.Alloc(WindowMarks.Size, sizeof(float));
    private readonly float* _reach = (float*)NativeMemory.Alloc(WindowMarks.Size, sizeof(float));
    private readonly int* _reaching = (int*)NativeMemory.Alloc(WindowMarks.Size, sizeof(int));
    private readonly byte* _together = (byte*)NativeMemory.Alloc(WindowMarks.Size);
    private readonly PhraseStarts _starts = new();
    private uint[] _positions = new uint[16];
    private float _rest;
    private Proof _proof;
    private TermScorer? _anyEnglish;
    private TermScorer? _anyChinese;
    private bool _works;
    private bool _counts;

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

    /// <summary>What shows that a candidate matches.</summary>
    public Proof Proof => _proof;

    /// <summary>Starts with the parts of a scorer.</summary>
    /// <param name="scorer">The scorer; its bounds for the whole segment are known.</param>
    /// <param name="parts">What its score is a sum of; null when it is no sum.</param>
    /// <param name="streams">The terms whose postings are decoded.</param>
    /// <param name="documents">Pairs of the segment.</param>
    /// <param name="counts">Whether it matters how many pairs match.</param>
    public void Start(Scorer scorer, List<Addend>? parts, List<WindowPostings> streams, int documents, bool counts)
    {
        _works = parts is not null;
        _counts = counts;
        if (parts is null)
        {
            return;
        }

        _terms.Clear();
        _phrases.Clear();
        _places.Clear();
        _rest = 0;
        _proof = scorer.Proof;
        _anyEnglish = null;
        _anyChinese = null;
        foreach (var stream in streams)
        {
            _anyEnglish ??= stream.Scorer.IsChinese ? null : stream.Scorer;
            _anyChinese ??= stream.Scorer.IsChinese ? stream.Scorer : null;
        }

        foreach (var part in parts)
        {
            if (!Add(part, streams))
            {
                _rest += Math.Max(0, part.Owner.Bound(0, documents));
            }
        }

        _proof = _proof == Proof.Part && _rest > 0 ? Proof.None : _proof;
    }

    /// <summary>
    /// Adds up for all candidates of a window what their terms score, and what their phrases would if the words stood side
    /// by side as often as they can.
    /// </summary>
    public void Prepare()
    {
        if (!_works)
        {
            return;
        }

        var count = candidates.Count;
        _anyEnglish?.ReadFactors(candidates.Documents, _english);
        _anyChinese?.ReadFactors(candidates.Documents, _chinese);
        new Span<float>(_sums, count).Fill(_rest);
        foreach (var term in CollectionsMarshal.AsSpan(_terms))
        {
            var factors = term.Scorer.IsChinese ? _chinese : _english;
            term.Scorer.AddMost(candidates.Frequencies(term.Stream), factors, _sums, count);
        }

        foreach (ref var place in CollectionsMarshal.AsSpan(_places))
        {
            place.InTerm = place.Term < 0 ? _none : candidates.Frequencies(place.Term);
            place.InOr = place.Or < 0 ? _none : candidates.Frequencies(place.Or);
        }

        new ReadOnlySpan<float>(_sums, count).CopyTo(new Span<float>(_reach, count));
        foreach (ref readonly var phrase in CollectionsMarshal.AsSpan(_phrases))
        {
            CountMost(in phrase, count);
            phrase.Scorer.AddMost(_together, phrase.Scorer.IsChinese ? _chinese : _english, _reach, count);
        }
    }

    /// <summary>
    /// The candidates whose terms and phrases may reach a score. The others are known to match as far as they meet all
    /// requirements and <see cref="Proof"/> says that this is enough.
    /// </summary>
    /// <param name="needed">The score.</param>
    /// <param name="all">Whether each candidate has to be judged by itself.</param>
    public ReadOnlySpan<int> Reaching(float needed, bool all)
    {
        all |= !_works || needed <= 0 || (_proof == Proof.Part && _counts);
        var count = 0;
        for (var i = 0; i < candidates.Count; i++)
        {
            _reaching[count] = i;
            count += all || _reach[i] * Rounding >= needed ? 1 : 0;
        }

        return new ReadOnlySpan<int>(_reaching, count);
    }

    /// <summary>Judges a candidate by the score that it must have. After <see cref="Prepare"/>.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="needed">The score.</param>
    /// <param name="complete">Whether all requirements are known to be met.</param>
    public Verdict Judge(int candidate, float needed, bool complete)
    {
        if (!_works)
        {
            return Verdict.Possible;
        }

        // Words side by side may lift it; so their positions are compared only where that could be enough.
        if (needed > 0 && _reach[candidate] * Rounding < needed)
        {
            return _proof == Proof.Part && _counts ? JudgeByPositions(candidate, needed, complete)
                : complete && _proof == Proof.Requirements ? Verdict.TooLow
                : Verdict.Unknown;
        }

        if (_proof != Proof.Part && (needed <= 0 || _sums[candidate] * Rounding >= needed))
        {
            return needed > 0 ? JudgeByForms(candidate, _reach[candidate], needed, complete) : Verdict.Possible;
        }

        return JudgeByPositions(candidate, needed, complete);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_sums);
        NativeMemory.Free(_english);
        NativeMemory.Free(_chinese);
        NativeMemory.Free(_reach);
        NativeMemory.Free(_reaching);
        NativeMemory.Free(_together);
        NativeMemory.Free(_none);
    }

    private Verdict JudgeByPositions(int candidate, float needed, bool complete)
    {
        var most = _sums[candidate];
        var sure = _proof == Proof.Part && HasTerm(candidate);
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
            return needed > 0 ? JudgeByForms(candidate, most, needed, complete) : Verdict.Possible;
        }

        return complete && (_proof == Proof.Requirements || (_proof == Proof.Part && sure))
            ? Verdict.TooLow
            : Verdict.Unknown;
    }

    // Until here every word is taken for the very form that was typed. To look for that costs more than all before.
    private Verdict JudgeByForms(int candidate, float most, float needed, bool complete)
    {
        if (_proof != Proof.Requirements)
        {
            return Verdict.Possible;
        }

        foreach (ref readonly var term in CollectionsMarshal.AsSpan(_terms))
        {
            most -= term.Scorer.MissingForm(candidates[candidate], candidates.Frequencies(term.Stream)[candidate]);
            if (most * Rounding < needed)
            {
                return complete ? Verdict.TooLow : Verdict.Unknown;
            }
        }

        return Verdict.Possible;
    }

    // How often the words of a phrase can stand side by side in each candidate: as often as the one that is there least.
    private void CountMost(in Phrase phrase, int count)
    {
        // Whole vectors: every list has room for them.
        new Span<byte>(_together, count).Fill(byte.MaxValue);
        foreach (ref readonly var place in PlacesOf(in phrase))
        {
            var first = place.InTerm;
            var second = place.InOr;
            for (var i = 0; i < count; i += Vector256<byte>.Count)
            {
                var here = Vector256.AddSaturate(Vector256.Load(first + i), Vector256.Load(second + i));
                Vector256.Min(Vector256.Load(_together + i), here).Store(_together + i);
            }
        }
    }

    private Span<Place> PlacesOf(in Phrase phrase) =>
        CollectionsMarshal.AsSpan(_places).Slice(phrase.Start, phrase.End - phrase.Start);

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
        foreach (ref readonly var place in PlacesOf(in phrase))
        {
            var frequency = place.InTerm[candidate] + place.InOr[candidate];
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
        foreach (ref readonly var place in PlacesOf(in phrase))
        {
            Take(place.Term, place.InTerm[candidate], place.Offset, candidate);
            Take(place.Or, place.InOr[candidate], place.Offset, candidate);
            _starts.EndPlace();
            if (!_starts.MayFind)
            {
                break;
            }
        }

        return _starts.Count;
    }

    private void Take(int stream, byte frequency, int offset, int candidate)
    {
        if (frequency > 0)
        {
            var count = candidates.ReadPositions(stream, candidate, frequency, ref _positions);
            _starts.Add(_positions.AsSpan(0, count), offset);
        }
    }

    private bool StandTogether(in Phrase phrase, int candidate)
    {
        var places = PlacesOf(in phrase);
        var start = Start(in places[0], candidate);
        for (var i = 1; i < places.Length; i++)
        {
            if (Start(in places[i], candidate) != start)
            {
                return false;
            }
        }

        return true;
    }

    private long Start(in Place place, int candidate)
    {
        var stream = place.InTerm[candidate] > 0 ? place.Term : place.Or;
        return candidates.FirstPosition(stream, candidate) - (long)place.Offset;
    }

    private readonly record struct Term(TermScorer Scorer, int Stream);

    // Streams, -1 for a term that is nowhere, and occurrences in each candidate of the window.
    private struct Place(int offset, int term, int or)
    {
        public readonly int Offset = offset;
        public readonly int Term = term;
        public readonly int Or = or;
        public byte* InTerm;
        public byte* InOr;
    }

    private readonly record struct Phrase(PlacedScorer Scorer, int Start, int End);
}

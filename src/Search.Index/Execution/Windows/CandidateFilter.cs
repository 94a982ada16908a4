using System.Runtime.InteropServices;
using Search.Index.Execution.Scorers;

namespace Search.Index.Execution.Windows;

/// <summary>
/// Tells from occurrences and first positions alone that a candidate cannot be among the hits: most candidates have each
/// word once and not side by side, and need not be scored.
/// </summary>
internal sealed unsafe class CandidateFilter(WindowCandidates candidates) : IDisposable
{
    private readonly List<Term> _terms = [];
    private readonly CandidatePhrases _phrases = new(candidates);
    private readonly float* _sums = (float*)NativeMemory.Alloc(WindowMarks.Size, sizeof(float));
    private readonly float* _english = (float*)NativeMemory.Alloc(WindowMarks.Size, sizeof(float));
    private readonly float* _chinese = (float*)NativeMemory.Alloc(WindowMarks.Size, sizeof(float));
    private readonly float* _reach = (float*)NativeMemory.Alloc(WindowMarks.Size, sizeof(float));
    private readonly int* _reaching = (int*)NativeMemory.Alloc(WindowMarks.Size, sizeof(int));
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

        new ReadOnlySpan<float>(_sums, count).CopyTo(new Span<float>(_reach, count));
        _phrases.AddMost(_english, _chinese, _reach);
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
            count += all || _reach[i] * Scorer.Rounding >= needed ? 1 : 0;
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
        if (needed > 0 && _reach[candidate] * Scorer.Rounding < needed)
        {
            return _proof == Proof.Part && _counts ? JudgeByPositions(candidate, needed, complete)
                : complete && _proof == Proof.Requirements ? Verdict.TooLow
                : Verdict.Unknown;
        }

        if (_proof != Proof.Part && (needed <= 0 || _sums[candidate] * Scorer.Rounding >= needed))
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
        _phrases.Dispose();
    }

    private Verdict JudgeByPositions(int candidate, float needed, bool complete)
    {
        var most = _sums[candidate];
        var sure = _proof == Proof.Part && HasTerm(candidate);
        var any = sure;
        var document = candidates[candidate];
        for (var phrase = 0; phrase < _phrases.Count; phrase++)
        {
            var occurrences = _phrases.Occurrences(phrase, candidate, needed - most, document, out var isCertain);
            if (occurrences > 0)
            {
                any = true;
                sure |= isCertain;
                most += _phrases[phrase].Most(occurrences, document);
            }
        }

        if (_proof == Proof.Part && !any)
        {
            return Verdict.NoMatch;
        }

        if (most * Scorer.Rounding >= needed)
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
            if (most * Scorer.Rounding < needed)
            {
                return complete ? Verdict.TooLow : Verdict.Unknown;
            }
        }

        return Verdict.Possible;
    }

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
            var stream = CandidatePhrases.Find(part.Term, streams);
            if (stream >= 0)
            {
                _terms.Add(new Term(part.Term, stream));
            }

            return stream >= 0;
        }

        return part.Owner is PlacedScorer { IsExact: true } phrase && _phrases.TryAdd(phrase, streams);
    }

    private readonly record struct Term(TermScorer Scorer, int Stream);
}

using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Search.Index.Execution.Scorers;

namespace Search.Index.Execution.Windows;

/// <summary>
/// The exact phrases that add to the scores of a window's candidates: how often their words can stand side by side, and how
/// often they do.
/// </summary>
internal sealed unsafe class CandidatePhrases(WindowCandidates candidates) : IDisposable
{
    private readonly List<Phrase> _phrases = [];
    private readonly List<Place> _places = [];
    private readonly PhraseStarts _starts = new();
    private readonly byte* _none = (byte*)NativeMemory.AllocZeroed(WindowMarks.Size);
    private readonly byte* _together = (byte*)NativeMemory.Alloc(WindowMarks.Size);
    private uint[] _positions = new uint[16];

    /// <summary>Phrases.</summary>
    public int Count => _phrases.Count;

    /// <summary>What scores a phrase.</summary>
    public PlacedScorer this[int phrase] => _phrases[phrase].Scorer;

    /// <summary>The postings of a term among those that are decoded.</summary>
    /// <returns>Their number; -1 for none, and for no term.</returns>
    public static int Find(TermScorer? term, List<WindowPostings> streams)
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

    /// <summary>Forgets all phrases.</summary>
    public void Clear()
    {
        _phrases.Clear();
        _places.Clear();
    }

    /// <summary>Adds a phrase.</summary>
    /// <param name="phrase">The phrase, an exact one.</param>
    /// <param name="streams">The terms whose postings are decoded.</param>
    /// <returns>False when some of its terms are not among them.</returns>
    public bool TryAdd(PlacedScorer phrase, List<WindowPostings> streams)
    {
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

    /// <summary>Adds to the sum of each candidate what its phrases score if their words stand side by side as often as they can.</summary>
    /// <param name="english">The length factors of the English sides.</param>
    /// <param name="chinese">Those of the Chinese sides.</param>
    /// <param name="sums">The sums.</param>
    public void AddMost(float* english, float* chinese, float* sums)
    {
        foreach (ref var place in CollectionsMarshal.AsSpan(_places))
        {
            place.InTerm = place.Term < 0 ? _none : candidates.Frequencies(place.Term);
            place.InOr = place.Or < 0 ? _none : candidates.Frequencies(place.Or);
        }

        foreach (ref readonly var phrase in CollectionsMarshal.AsSpan(_phrases))
        {
            CountMost(in phrase, candidates.Count);
            phrase.Scorer.AddMost(_together, phrase.Scorer.IsChinese ? chinese : english, sums, candidates.Count);
        }
    }

    /// <summary>How often the terms of a phrase stand at their places. After <see cref="AddMost"/>.</summary>
    /// <param name="phrase">The phrase.</param>
    /// <param name="candidate">The candidate.</param>
    /// <param name="missing">The score that the candidate lacks without the phrase.</param>
    /// <param name="document">Its doc id.</param>
    /// <param name="isCertain">False when it is the most that there can be, and too little.</param>
    public int Occurrences(int phrase, int candidate, float missing, int document, out bool isCertain) =>
        Occurrences(in CollectionsMarshal.AsSpan(_phrases)[phrase], candidate, missing, document, out isCertain);

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_together);
        NativeMemory.Free(_none);
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
        isCertain = phrase.Scorer.Most(least, document) * Scorer.Rounding >= missing;
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

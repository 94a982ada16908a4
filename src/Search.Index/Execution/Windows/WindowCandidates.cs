using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Search.Index.Execution.Windows;

/// <summary>The pairs of a window that met all requirements so far, and where the postings of each are.</summary>
internal sealed unsafe class WindowCandidates : IDisposable
{
    private readonly WindowMarks _marks = new();
    private readonly MergedPostings _merged = new();
    private readonly uint* _kept = Allocate();
    private readonly int* _chosen = (int*)Allocate();
    private readonly int* _hits = (int*)Allocate();
    private readonly int* _places = (int*)Allocate();
    private readonly byte* _isHit = (byte*)NativeMemory.Alloc(WindowMarks.Size);
    private readonly Source[] _sources;
    private uint* _documents;
    private int _mergedFrom;
    private int _from;
    private int _shift;
    private int _streams;

    /// <summary>Makes an empty list.</summary>
    /// <param name="streams">The terms, at most.</param>
    public WindowCandidates(int streams) => _sources = new Source[streams];

    private enum Known : byte
    {
        // The term has not been looked for.
        Nothing,

        // The candidates are the postings of the window.
        All,

        // Each candidate has a place, or -1.
        Places,

        // Each candidate may be one of the postings.
        Some,
    }

    /// <summary>Candidates.</summary>
    public int Count { get; private set; }

    /// <summary>Their doc ids.</summary>
    public ReadOnlySpan<uint> Documents => new(_documents, Count);

    /// <summary>A candidate's doc id.</summary>
    public int this[int candidate] => (int)_documents[candidate];

    /// <summary>Starts a window.</summary>
    /// <param name="from">Its first pair.</param>
    /// <param name="shift">How often its pairs are doubled from <see cref="WindowMarks.Size"/>.</param>
    /// <param name="streams">The terms, in the order of their numbers.</param>
    public void Start(int from, int shift, List<WindowPostings> streams)
    {
        _from = from;
        _shift = shift;
        _mergedFrom = -1;
        _streams = streams.Count;
        Count = 0;
        for (var i = 0; i < streams.Count; i++)
        {
            _sources[i].Postings = streams[i];
            _sources[i].Known = Known.Nothing;
            _sources[i].HasFrequencies = false;
        }
    }

    /// <summary>Makes all pairs candidates that have one of the terms of the first requirement.</summary>
    public void Include(int start, int end)
    {
        _merged.Start(_sources[start].Postings);
        for (var i = start + 1; i < end; i++)
        {
            _merged.Add(_sources[i].Postings);
        }

        _documents = _merged.Documents;
        Count = _merged.Count;
        for (var i = start; i < end; i++)
        {
            _sources[i].Known = end - start > 1 ? Known.Some : Known.All;
        }

        _mergedFrom = end - start == 2 ? start : -1;
    }

    /// <summary>Keeps the candidates that have one of the terms of a further requirement.</summary>
    public void Keep(int start, int end)
    {
        _marks.Set(_from, _shift, _documents, Count);
        switch (end - start)
        {
            case 1:
                Select(start);
                break;
            case 2:
                SelectEither(start);
                break;
            default:
                SelectAny(start, end);
                break;
        }
    }

    /// <summary>Looks for each candidate among the postings of some terms, whose windows need not be decoded.</summary>
    /// <param name="start">The first term.</param>
    /// <param name="end">The first term after them.</param>
    /// <param name="keep">Whether candidates with none of the terms are dropped.</param>
    public void Ask(int start, int end, bool keep)
    {
        NativeMemory.Clear(_isHit, (nuint)Count);
        for (var stream = start; stream < end; stream++)
        {
            ref var source = ref _sources[stream];
            source.Known = Known.Places;
            var places = Places(ref source);
            if (source.Postings.Ask(_documents, Count, places) > 0)
            {
                for (var i = 0; i < Count; i++)
                {
                    _isHit[i] |= places[i] >= 0 ? (byte)1 : (byte)0;
                }
            }
        }

        if (keep)
        {
            ChooseHits();
        }
    }

    /// <summary>Finds the postings of the candidates that are left.</summary>
    public void Settle()
    {
        for (var stream = 0; stream < _streams; stream++)
        {
            ref var source = ref _sources[stream];
            Debug.Assert(source.Known != Known.Nothing, "Every term is looked for before candidates are.");
            var places = Places(ref source);
            if (source.Known == Known.Some)
            {
                source.Postings.Find(_documents, Count, places);
            }

            if (source.Known == Known.All)
            {
                var first = source.Postings.FirstPlace + source.Postings.Begin;
                for (var i = 0; i < Count; i++)
                {
                    places[i] = first + i;
                }
            }

            source.Postings.Prefetch(places, Count);
            source.Known = Known.Places;
        }
    }

    /// <summary>Whether a candidate has a term. After <see cref="Settle"/>, as what follows.</summary>
    public bool Has(int stream, int candidate) => _sources[stream].Places[candidate] >= 0;

    /// <summary>Occurrences of a term in each candidate, 0 where it is not, 255 for that many and more.</summary>
    public byte* Frequencies(int stream)
    {
        ref var source = ref _sources[stream];
        if (source.Frequencies == null)
        {
            source.Frequencies = (byte*)NativeMemory.Alloc(WindowMarks.Size);
        }

        if (!source.HasFrequencies)
        {
            source.Postings.ReadFrequencies(source.Places, Count, source.Frequencies);
            source.HasFrequencies = true;
        }

        return source.Frequencies;
    }

    /// <summary>The first position of a term in a candidate that has it.</summary>
    public uint FirstPosition(int stream, int candidate) =>
        _sources[stream].Postings.FirstPosition(_sources[stream].Places[candidate]);

    /// <summary>Reads the positions of a term in a candidate that has it.</summary>
    /// <param name="stream">The term.</param>
    /// <param name="candidate">The candidate.</param>
    /// <param name="frequency">What <see cref="Frequencies"/> says of it.</param>
    /// <param name="positions">Receives them; grows as needed.</param>
    /// <returns>How many.</returns>
    public int ReadPositions(int stream, int candidate, byte frequency, ref uint[] positions)
    {
        if (frequency > 1)
        {
            return _sources[stream].Postings.ReadPositions(_sources[stream].Places[candidate], ref positions);
        }

        positions[0] = FirstPosition(stream, candidate);
        return 1;
    }

    /// <summary>Sets the scorers upon what is known of a candidate.</summary>
    public void Stand(int candidate)
    {
        for (var i = 0; i < _streams; i++)
        {
            ref var source = ref _sources[i];
            if (source.Places[candidate] >= 0)
            {
                source.Postings.Stand(source.Places[candidate], (int)_documents[candidate]);
            }
            else
            {
                source.Postings.StandAside((int)_documents[candidate]);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _marks.Dispose();
        _merged.Dispose();
        NativeMemory.AlignedFree(_kept);
        NativeMemory.AlignedFree(_chosen);
        NativeMemory.AlignedFree(_hits);
        NativeMemory.AlignedFree(_places);
        NativeMemory.Free(_isHit);
        foreach (var source in _sources)
        {
            NativeMemory.AlignedFree(source.Places);
            NativeMemory.Free(source.Frequencies);
        }
    }

    private static uint* Allocate() => (uint*)NativeMemory.AlignedAlloc((WindowMarks.Size + 8) * sizeof(uint), 64);

    // Where the postings of two terms are, of which the list of candidates was merged: they have the new order then.
    private Range Separate(int count)
    {
        if (_mergedFrom < 0)
        {
            return 0..0;
        }

        ref var first = ref _sources[_mergedFrom];
        ref var second = ref _sources[_mergedFrom + 1];
        var places = Places(ref first);
        var others = Places(ref second);
        var begin = first.Postings.FirstPlace + first.Postings.Begin;
        var otherBegin = second.Postings.FirstPlace + second.Postings.Begin;
        _merged.Separate(_chosen, count, begin, otherBegin, places, others);
        first.Known = Known.Places;
        second.Known = Known.Places;
        var separated = _mergedFrom..(_mergedFrom + 2);
        _mergedFrom = -1;
        return separated;
    }

    // The places come in the order of those kept.
    private void Select(int stream)
    {
        ref var source = ref _sources[stream];
        source.Known = Known.Places;
        var count = _marks.Select(source.Postings, _documents, _chosen, Places(ref source));
        Choose(count, stream..(stream + 1));
    }

    // The hits of two terms, merged.
    private void SelectEither(int start)
    {
        ref var first = ref _sources[start];
        ref var second = ref _sources[start + 1];
        first.Known = Known.Places;
        second.Known = Known.Places;
        var places = Places(ref first);
        var others = Places(ref second);
        var found = _marks.Select(second.Postings, _documents, _hits, _places);
        if (found == 0)
        {
            var only = _marks.Select(first.Postings, _documents, _chosen, places);
            new Span<int>(others, only).Fill(-1);
            Choose(only, start..(start + 2));
            return;
        }

        if (found + Count > WindowMarks.Size)
        {
            SelectAny(start, start + 2);
            return;
        }

        // The second's are few nearly always; the first's come behind them and are never overtaken.
        var size = _marks.Select(first.Postings, _documents, _chosen + found, places + found);
        int read = found,
            end = found + size,
            other = 0,
            count = 0;
        for (; read < end || other < found; count++)
        {
            var isFirst = read < end && (other == found || _chosen[read] <= _hits[other]);
            var isSecond = other < found && (!isFirst || _chosen[read] == _hits[other]);
            var chosen = isFirst ? _chosen[read] : _hits[other];
            var place = isFirst ? places[read] : -1;
            others[count] = isSecond ? _places[other] : -1;
            _chosen[count] = chosen;
            places[count] = place;
            read += isFirst ? 1 : 0;
            other += isSecond ? 1 : 0;
        }

        Choose(count, start..(start + 2));
    }

    private void SelectAny(int start, int end)
    {
        NativeMemory.Clear(_isHit, (nuint)Count);
        for (var i = start; i < end; i++)
        {
            ref var source = ref _sources[i];
            source.Known = Known.Places;
            var places = Places(ref source);
            new Span<int>(places, Count).Fill(-1);
            var hits = _marks.Select(source.Postings, _documents, _chosen, _hits);
            for (var hit = 0; hit < hits; hit++)
            {
                places[_chosen[hit]] = _hits[hit];
                _isHit[_chosen[hit]] = 1;
            }
        }

        ChooseHits();
    }

    private void ChooseHits()
    {
        var count = 0;
        for (var i = 0; i < Count; i++)
        {
            _chosen[count] = i;
            count += _isHit[i];
        }

        Choose(count, 0..0);
    }

    // Moves what is known of the candidates that are kept, but for terms whose places are in the new order already.
    private void Choose(int count, Range but)
    {
        var separated = Separate(count);
        for (var stream = 0; stream < _streams; stream++)
        {
            ref var source = ref _sources[stream];
            if (IsIn(stream, but) || IsIn(stream, separated) || source.Known is Known.Nothing or Known.Some)
            {
                continue;
            }

            var places = Places(ref source);
            var begin = source.Postings.FirstPlace + source.Postings.Begin;
            for (var i = 0; i < count; i++)
            {
                places[i] = source.Known == Known.All ? begin + _chosen[i] : places[_chosen[i]];
            }

            source.Known = Known.Places;
        }

        for (var i = 0; i < count; i++)
        {
            _kept[i] = _documents[_chosen[i]];
        }

        _documents = _kept;
        Count = count;
    }

    private static bool IsIn(int stream, Range streams) => stream >= streams.Start.Value && stream < streams.End.Value;

    private static int* Places(ref Source source)
    {
        if (source.Places == null)
        {
            source.Places = (int*)Allocate();
        }

        return source.Places;
    }

    private struct Source
    {
        public WindowPostings Postings;
        public Known Known;
        public int* Places;
        public byte* Frequencies;
        public bool HasFrequencies;
    }
}

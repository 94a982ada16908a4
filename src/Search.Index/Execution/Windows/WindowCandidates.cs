using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Search.Index.Execution.Windows;

/// <summary>The pairs of a window that met all requirements so far, and where the postings of each are.</summary>
internal sealed unsafe class WindowCandidates : IDisposable
{
    private readonly WindowMarks _marks = new();
    private readonly uint* _merged = Allocate();
    private readonly uint* _kept = Allocate();
    private readonly int* _chosen = (int*)Allocate();
    private readonly int* _hits = (int*)Allocate();
    private readonly byte* _isHit = (byte*)NativeMemory.Alloc(WindowMarks.Size);
    private readonly Source[] _sources;
    private uint* _documents;
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
        var first = _sources[start].Postings;
        _documents = first.Documents + first.Begin;
        Count = first.End - first.Begin;
        _sources[start].Known = Known.All;
        for (var i = start + 1; i < end; i++)
        {
            Merge(_sources[i].Postings);
        }

        for (var i = start; i < end && end - start > 1; i++)
        {
            _sources[i].Known = Known.Some;
        }
    }

    /// <summary>Keeps the candidates that have one of the terms of a further requirement.</summary>
    public void Keep(int start, int end)
    {
        _marks.Set(_from, _shift, _documents, Count);
        if (end - start == 1)
        {
            Select(start);
        }
        else
        {
            SelectAny(start, end);
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
        NativeMemory.AlignedFree(_merged);
        NativeMemory.AlignedFree(_kept);
        NativeMemory.AlignedFree(_chosen);
        NativeMemory.AlignedFree(_hits);
        NativeMemory.Free(_isHit);
        foreach (var source in _sources)
        {
            NativeMemory.AlignedFree(source.Places);
            NativeMemory.Free(source.Frequencies);
        }
    }

    private static uint* Allocate() => (uint*)NativeMemory.AlignedAlloc((WindowMarks.Size + 8) * sizeof(uint), 64);

    // One term more for the first requirement; it is the rarer one nearly always, so the others are copied run by run.
    private void Merge(WindowPostings postings)
    {
        var more = postings.Documents;
        var (next, end) = (postings.Begin, postings.End);
        if (next == end)
        {
            return;
        }

        var target = _documents == _merged ? _kept : _merged;
        int read = 0,
            written = 0;
        for (; next < end; next++)
        {
            var run = read;
            while (run < Count && _documents[run] < more[next])
            {
                run++;
            }

            new ReadOnlySpan<uint>(_documents + read, run - read).CopyTo(new Span<uint>(target + written, run - read));
            written += run - read;
            read = run < Count && _documents[run] == more[next] ? run + 1 : run;
            target[written++] = more[next];
        }

        new ReadOnlySpan<uint>(_documents + read, Count - read).CopyTo(new Span<uint>(target + written, Count - read));
        Count = written + Count - read;
        _documents = target;
    }

    // The places come in the order of those kept.
    private void Select(int stream)
    {
        ref var source = ref _sources[stream];
        source.Known = Known.Places;
        var count = _marks.Select(source.Postings, _documents, _chosen, Places(ref source));
        Choose(count, stream);
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

        Choose(count, -1);
    }

    // Moves what is known of the candidates that are kept, but for a term whose places are in the new order already.
    private void Choose(int count, int but)
    {
        for (var stream = 0; stream < _streams; stream++)
        {
            ref var source = ref _sources[stream];
            if (stream == but || source.Known is Known.Nothing or Known.Some)
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

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Search.Index.Bytes;
using Search.Index.Columns;
using Search.Index.Segments;
using Search.Index.Storage;
using Search.Index.Stored;
using Search.Index.Terms;
using Search.Text.Pairs;

namespace Search.Index.Building;

/// <summary>The pairs of a builder in the order of a segment: by length, then by id.</summary>
internal sealed unsafe class PendingContent : ISegmentContent, IDisposable
{
    private readonly NativeArray<PendingPair> _pairs;
    private readonly PendingRecords _records;
    private readonly NativeArray<byte> _terms;
    private readonly TermPool _pool;
    private readonly SymbolTable? _symbols;
    private readonly int[] _order;
    private readonly List<(Origin, int)> _duplicates = [];
    private readonly ushort* _lengths;
    private Dictionary<SectionId, StringTableWriter> _strings = [];

    /// <summary>Orders the pairs that were not dropped.</summary>
    public PendingContent(
        NativeArray<PendingPair> pairs,
        PendingRecords records,
        NativeArray<byte> terms,
        TermPool pool,
        Dictionary<int, ImmutableArray<Origin>> origins,
        SymbolTable? symbols
    )
    {
        _pairs = pairs;
        _records = records;
        _terms = terms;
        _pool = pool;
        _symbols = symbols;
        _order = Order(pairs);
        _lengths = (ushort*)NativeMemory.Alloc((nuint)Math.Max(1, _order.Length * 2), sizeof(ushort));
        for (var i = 0; i < _order.Length; i++)
        {
            _lengths[i] = pairs[_order[i]].EnglishPositions;
            _lengths[_order.Length + i] = pairs[_order[i]].ChinesePositions;
            if (origins.Count > 0 && origins.TryGetValue(_order[i], out var merged))
            {
                foreach (var origin in merged)
                {
                    _duplicates.Add((origin, i));
                }
            }
        }
    }

    /// <inheritdoc/>
    public int Count => _order.Length;

    /// <inheritdoc/>
    public IReadOnlyList<(Origin Origin, int Document)> Duplicates => _duplicates;

    /// <inheritdoc/>
    public PairId Id(int document) => _pairs[_order[document]].Id;

    /// <inheritdoc/>
    public uint TextHash(int document) => _pairs[_order[document]].TextHash;

    /// <inheritdoc/>
    public StringTableWriter Strings(SectionId column) => _strings[column];

    /// <inheritdoc/>
    public int Value(SectionId column, int document)
    {
        ref var pair = ref _pairs[_order[document]];
        return column switch
        {
            SectionId.SourceColumn => pair.Source,
            SectionId.DocumentColumn => pair.Document,
            SectionId.DomainColumn => pair.Domain,
            SectionId.PositionColumn => pair.Position,
            SectionId.ScriptColumn => (int)pair.Script,
            SectionId.QualityColumn => pair.Quality,
            _ => pair.Date,
        };
    }

    /// <summary>Writes the segment.</summary>
    /// <param name="output">Receives it.</param>
    /// <param name="threads">Threads that may be used, this one among them.</param>
    /// <param name="mostAtOnce">Occurrences of terms that all threads turn around at a time.</param>
    /// <param name="sources">The names of sources.</param>
    /// <param name="documents">The names of documents.</param>
    /// <param name="domains">The names of domains.</param>
    /// <param name="shared">What pairs share otherwise.</param>
    public void Write(
        ISegmentOutput output,
        int threads,
        long mostAtOnce,
        StringTableWriter sources,
        StringTableWriter documents,
        StringTableWriter domains,
        StringTableWriter shared
    )
    {
        _strings = new Dictionary<SectionId, StringTableWriter>
        {
            [SectionId.SourceNames] = sources,
            [SectionId.DocumentNames] = documents,
            [SectionId.DomainNames] = domains,
        };
        var sections = new SectionWriter(output);
        var terms = WritePostings(sections, threads, mostAtOnce);
        SegmentLengths.Write(sections, _lengths, Count, out var english, out var chinese, out var longest);
        var named = SegmentColumns.Write(sections, this);
        shared.Write(sections, SectionId.SharedStrings);
        WriteRecords(sections);
        new SegmentSummary(Count, terms, english, chinese, longest, named).Write(sections);
        sections.Finish();
    }

    /// <inheritdoc/>
    public void Dispose() => NativeMemory.Free(_lengths);

    // By length, then by id: nearly always the length and the first bits of the id tell.
    private static int[] Order(NativeArray<PendingPair> pairs)
    {
        var order = new int[pairs.Count];
        var keys = new ulong[pairs.Count];
        var count = 0;
        for (var i = 0; i < pairs.Count; i++)
        {
            ref var pair = ref pairs[i];
            if (!pair.Dropped)
            {
                keys[count] = ((ulong)pair.Positions << 47) | (pair.Id.High >> 17);
                order[count++] = i;
            }
        }

        Array.Resize(ref order, count);
        Array.Sort(keys, order, 0, count);
        for (var i = 0; i < count; )
        {
            var end = i + 1;
            while (end < count && keys[end] == keys[i])
            {
                end++;
            }

            if (end - i > 1)
            {
                order.AsSpan(i, end - i).Sort((left, right) => pairs[left].Id.CompareTo(pairs[right].Id));
            }

            i = end;
        }

        return order;
    }

    private int WritePostings(SectionWriter output, int threads, long mostAtOnce)
    {
        _pairs.Reserve(1)->Tokens = _terms.Count;
        _ = _terms.Reserve(TokenCode.MostBytes);
        var terms = new TermsWriter(output);
        var tokens = new PendingTokens(_pairs.Start, _terms.Start);
        using var postings = new PendingPostings(tokens, _pool, _order, _lengths, threads, mostAtOnce);
        postings.WriteTo(terms);
        return terms.Finish();
    }

    private void WriteRecords(SectionWriter output)
    {
        if (_symbols is not null)
        {
            WriteCodedRecords(new RecordsWriter(output, _symbols));
            return;
        }

        var sample = new TextSample(_records.MemoryUsed);
        var english = new ByteBuffer(1 << 10);
        var chinese = new ByteBuffer(1 << 10);
        for (var i = 0; i < Count; i++)
        {
            if (sample.Wants(i))
            {
                _ = ReadRaw(i, english, chinese);
                sample.Add(english.Written, chinese.Written);
            }
        }

        var records = new RecordsWriter(output, sample.Train());
        for (var i = 0; i < Count; i++)
        {
            var head = ReadRaw(i, english, chinese);
            records.Add(head, english.Written, chinese.Written, _records.Links(_pairs[_order[i]].Record));
        }

        records.Finish();
    }

    private void WriteCodedRecords(RecordsWriter records)
    {
        foreach (var number in _order)
        {
            records.AddCoded(_records.Whole(_pairs[number].Record), []);
        }

        records.Finish();
    }

    // Without symbols every text stands in memory as it is.
    private ReadOnlySpan<byte> ReadRaw(int document, ByteBuffer english, ByteBuffer chinese)
    {
        var place = _pairs[_order[document]].Record;
        var cursor = _records.ReadTexts(place);
        english.Clear();
        chinese.Clear();
        _ = TextCoder.Read(SymbolTable.Bytes, ref cursor, english);
        _ = TextCoder.Read(SymbolTable.Bytes, ref cursor, chinese);
        return _records.Head(place);
    }
}

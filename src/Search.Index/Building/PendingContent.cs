using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Search.Index.Bytes;
using Search.Index.Columns;
using Search.Index.Postings;
using Search.Index.Segments;
using Search.Index.Storage;
using Search.Index.Stored;
using Search.Index.Terms;
using Search.Query.Terms;
using Search.Text.Pairs;

namespace Search.Index.Building;

/// <summary>The pairs of a builder in the order of a segment: by length, then by id.</summary>
internal sealed unsafe class PendingContent : ISegmentContent, IDisposable
{
    private readonly NativeArray<PendingPair> _pairs;
    private readonly NativeArray<byte> _bytes;
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
        NativeArray<byte> bytes,
        NativeArray<byte> terms,
        TermPool pool,
        Dictionary<int, ImmutableArray<Origin>> origins,
        SymbolTable? symbols
    )
    {
        _pairs = pairs;
        _bytes = bytes;
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
    public void Write(
        ISegmentOutput output,
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
        var terms = WritePostings(sections);
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

    private int WritePostings(SectionWriter output)
    {
        using var keys = new NativeArray<byte>();
        using var starts = new NativeArray<long>();
        using var writer = new PostingsWriter();
        var terms = new TermsWriter(output);
        var buffer = new ByteBuffer(1 << 16);
        _ = _terms.Reserve(TokenCode.MostBytes);
        using var inversion = new TokenInversion(_terms, _pool.Sort(keys, starts), _pool.Occurrences());
        inversion.Run(
            _pairs,
            _order,
            (term, places, count) =>
            {
                if (count > 0)
                {
                    var lengths = _pool.Space(term) < TermSpace.ChineseWord ? _lengths : _lengths + Count;
                    WriteTerm(writer, lengths, places, count, buffer);
                    terms.Add(TermPool.Key(keys, starts, term), writer.DocumentFrequency, buffer.Written);
                }
            }
        );
        return terms.Finish();
    }

    private static void WriteTerm(PostingsWriter writer, ushort* lengths, ulong* places, int count, ByteBuffer buffer)
    {
        Span<uint> positions = stackalloc uint[64];
        writer.Begin(lengths);
        for (var i = 0; i < count; )
        {
            var document = (uint)(places[i] >> 32);
            var end = i + 1;
            while (end < count && (uint)(places[end] >> 32) == document)
            {
                end++;
            }

            var occurrences = end - i;
            if (occurrences > positions.Length)
            {
                positions = new uint[occurrences * 2];
            }

            var used = 0;
            for (var p = 0; p < occurrences; p++)
            {
                var position = (uint)places[i + p];
                if (used > 0 && position <= positions[used - 1])
                {
                    // An analyser may emit a term's places out of order, or the same one twice.
                    var at = positions[..used].BinarySearch(position);
                    if (at < 0)
                    {
                        positions[~at..used].CopyTo(positions[(~at + 1)..]);
                        positions[~at] = position;
                        used++;
                    }

                    continue;
                }

                positions[used++] = position;
            }

            writer.Add(document, positions[..used]);
            i = end;
        }

        buffer.Clear();
        writer.End(buffer);
    }

    private void WriteRecords(SectionWriter output)
    {
        if (_symbols is not null)
        {
            WriteCodedRecords(new RecordsWriter(output, _symbols));
            return;
        }

        var sample = new TextSample(_bytes.Count);
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
            records.Add(head, english.Written, chinese.Written);
        }

        records.Finish();
    }

    private void WriteCodedRecords(RecordsWriter records)
    {
        foreach (var number in _order)
        {
            ref var pair = ref _pairs[number];
            records.AddCoded(_bytes.Slice(pair.Bytes, pair.HeadLength + pair.TextsLength), []);
        }

        records.Finish();
    }

    // Without symbols every text stands in memory as it is.
    private ReadOnlySpan<byte> ReadRaw(int document, ByteBuffer english, ByteBuffer chinese)
    {
        ref var pair = ref _pairs[_order[document]];
        var texts = _bytes.Start + pair.Bytes + pair.HeadLength;
        var cursor = new ByteCursor(texts, texts + pair.TextsLength);
        english.Clear();
        chinese.Clear();
        _ = TextCoder.Read(SymbolTable.Bytes, ref cursor, english);
        _ = TextCoder.Read(SymbolTable.Bytes, ref cursor, chinese);
        return _bytes.Slice(pair.Bytes, pair.HeadLength);
    }
}

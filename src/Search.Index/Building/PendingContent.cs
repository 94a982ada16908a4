using System.Collections.Immutable;
using System.Runtime.CompilerServices;
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
    // Occurrences turned around at a time: bounds the memory of a flush.
    private const int ScatterSize = 6 << 20;
    private const int SampleSize = 1 << 19;

    private readonly NativeArray<PendingPair> _pairs;
    private readonly NativeArray<byte> _bytes;
    private readonly NativeArray<uint> _terms;
    private readonly NativeArray<byte> _gaps;
    private readonly TermPool _pool;
    private readonly int[] _order;
    private readonly List<(Origin, int)> _duplicates = [];
    private readonly ushort* _lengths;
    private Dictionary<SectionId, StringTableWriter> _strings = [];

    /// <summary>Orders the pairs that were not dropped.</summary>
    public PendingContent(
        NativeArray<PendingPair> pairs,
        NativeArray<byte> bytes,
        NativeArray<uint> terms,
        NativeArray<byte> gaps,
        TermPool pool,
        Dictionary<int, ImmutableArray<Origin>> origins
    )
    {
        _pairs = pairs;
        _bytes = bytes;
        _terms = terms;
        _gaps = gaps;
        _pool = pool;
        var order = new List<int>((int)pairs.Count);
        for (var i = 0; i < pairs.Count; i++)
        {
            if (!pairs[i].Dropped)
            {
                order.Add(i);
            }
        }

        _order = [.. order];
        Array.Sort(
            _order,
            (left, right) =>
            {
                ref var first = ref pairs[left];
                ref var second = ref pairs[right];
                return first.Positions != second.Positions
                    ? first.Positions.CompareTo(second.Positions)
                    : first.Id.CompareTo(second.Id);
            }
        );
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

    private int WritePostings(SectionWriter output)
    {
        using var keys = new NativeArray<byte>();
        using var starts = new NativeArray<long>();
        using var scatter = new NativeArray<ulong>();
        using var writer = new PostingsWriter();
        var order = _pool.Sort(keys, starts);
        var dictionary = new TermDictionaryWriter();
        var buffer = new ByteBuffer(1 << 16);
        var cursors = new uint[_pool.Count];
        output.Begin(SectionId.Postings);
        for (var from = 0; from < order.Length; )
        {
            // A share of the terms that fits; what is not in the share is passed over.
            Array.Fill(cursors, uint.MaxValue);
            var to = from;
            long size = 0;
            for (; to < order.Length && (to == from || size + _pool[order[to]].Occurrences <= ScatterSize); to++)
            {
                cursors[order[to]] = (uint)size;
                size += _pool[order[to]].Occurrences;
            }

            scatter.Resize(size);
            Scatter(cursors, scatter.Start);
            for (long start = 0; from < to; from++)
            {
                var term = order[from];
                var end = (long)cursors[term];
                var lengths = _pool[term].Space < TermSpace.ChineseWord ? _lengths : _lengths + Count;
                WriteTerm(writer, lengths, scatter.Start + start, (int)(end - start), buffer);
                start += _pool[term].Occurrences;
                if (writer.DocumentFrequency == 0)
                {
                    continue;
                }

                var key = TermPool.Key(keys, starts, term);
                if (writer.DocumentFrequency == 1)
                {
                    dictionary.Add(key, 1, 0, buffer.Written);
                }
                else
                {
                    dictionary.Add(key, writer.DocumentFrequency, output.SectionLength, []);
                    output.Write(buffer.Written);
                }
            }
        }

        output.End();
        dictionary.Finish(output);
        return dictionary.Count;
    }

    private void Scatter(uint[] cursors, ulong* places)
    {
        for (var document = 0; document < _order.Length; document++)
        {
            ref var pair = ref _pairs[_order[document]];
            var terms = _terms.Start + pair.Tokens;
            var gaps = _gaps.Start + pair.Gaps;
            var position = 0u;
            for (var i = 0; i < pair.TokenCount; i++)
            {
                uint gap = *gaps++;
                if (gap == 255)
                {
                    position = Unsafe.ReadUnaligned<uint>(gaps);
                    gaps += 4;
                }
                else
                {
                    position += gap;
                }

                ref var cursor = ref cursors[terms[i]];
                if (cursor != uint.MaxValue)
                {
                    places[cursor++] = ((ulong)document << 32) | position;
                }
            }
        }
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
        var sample = new ByteBuffer(1 << 16);
        var step = Math.Max(1, (int)(_bytes.Count / SampleSize));
        for (var i = 0; i < Count && sample.Length < SampleSize; i += step)
        {
            ref var pair = ref _pairs[_order[i]];
            sample.Write(_bytes.Slice(pair.Bytes + pair.HeadLength, pair.EnglishLength));
            sample.WriteByte(0);
            sample.Write(_bytes.Slice(pair.Bytes + pair.HeadLength + pair.EnglishLength, pair.ChineseLength));
            sample.WriteByte(0);
        }

        var records = new RecordsWriter(output, SymbolTrainer.Train(sample.Written));
        foreach (var number in _order)
        {
            ref var pair = ref _pairs[number];
            var texts = pair.Bytes + pair.HeadLength;
            records.Add(
                _bytes.Slice(pair.Bytes, pair.HeadLength),
                _bytes.Slice(texts, pair.EnglishLength),
                _bytes.Slice(texts + pair.EnglishLength, pair.ChineseLength)
            );
        }

        records.Finish();
    }
}

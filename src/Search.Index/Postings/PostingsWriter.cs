using System.Diagnostics;
using System.Runtime.InteropServices;
using Search.Index.Bytes;

namespace Search.Index.Postings;

/// <summary>
/// Encodes the postings of one term after another: blocks of 128 as packed gaps and packed first positions with the
/// further positions of the few texts that have the term twice behind them, and what is left over as varints.
/// </summary>
internal sealed unsafe class PostingsWriter : IDisposable
{
    private readonly uint* _documents = (uint*)NativeMemory.AlignedAlloc(BlockCodec.BlockSize * 4, 64);
    private readonly uint* _first = (uint*)NativeMemory.AlignedAlloc(BlockCodec.BlockSize * 4, 64);
    private readonly int[] _occurrences = new int[BlockCodec.BlockSize];
    private readonly int[] _restStart = new int[BlockCodec.BlockSize + 1];
    private readonly ByteBuffer _data = new(1 << 16);
    private readonly ByteBuffer _entries = new(1 << 12);
    private readonly ByteBuffer _groups = new(1 << 10);
    private readonly RankLengthsWriter _ranks = new();
    private uint[] _rest = new uint[1024];
    private ushort* _lengths;
    private int _pending;
    private long _previous;
    private BlockBounds _block;
    private BlockBounds _group;
    private uint _last;
    private int _blocksInGroup;

    /// <summary>Pairs that have the current term.</summary>
    public int DocumentFrequency { get; private set; }

    /// <summary>Begins a term.</summary>
    /// <param name="lengths">The positions of every pair's side that the term is on.</param>
    public void Begin(ushort* lengths)
    {
        _lengths = lengths;
        _data.Clear();
        _entries.Clear();
        _groups.Clear();
        _pending = 0;
        _restStart[0] = 0;
        _previous = -1;
        _block = BlockBounds.None;
        _group = BlockBounds.None;
        _blocksInGroup = 0;
        DocumentFrequency = 0;
    }

    /// <summary>Adds the occurrences of the term in a pair; pairs and positions come in rising order.</summary>
    public void Add(uint document, ReadOnlySpan<uint> positions)
    {
        Debug.Assert(!positions.IsEmpty, "A posting has a position.");
        if (_pending == BlockCodec.BlockSize)
        {
            WriteBlock();
        }

        _documents[_pending] = document;
        _first[_pending] = positions[0];
        _occurrences[_pending] = positions.Length;
        var rest = _restStart[_pending];
        if (positions.Length > 1)
        {
            var end = rest + positions.Length - 1;
            if (end > _rest.Length)
            {
                Array.Resize(ref _rest, Math.Max(end, _rest.Length * 2));
            }

            positions[1..].CopyTo(_rest.AsSpan(rest));
            rest = end;
        }

        _last = document;
        _restStart[++_pending] = rest;
        DocumentFrequency++;
    }

    /// <summary>Ends the term and appends everything of it to a buffer.</summary>
    public void End(ByteBuffer output)
    {
        if (DocumentFrequency < BlockCodec.BlockSize)
        {
            WriteVariable(output);
            return;
        }

        if (_pending == BlockCodec.BlockSize)
        {
            WriteBlock();
        }
        else
        {
            var start = _data.Length;
            Measure();
            WriteVariable(_data);
            EndBlock(start, BlockEntry.Variable, 0);
        }

        if (_blocksInGroup > 0)
        {
            EndGroup();
        }

        _ranks.Write(output.Reserve(RankLengths.Size)[..RankLengths.Size]);
        output.Advance(RankLengths.Size);
        output.Write(_groups.Written);
        output.Write(_entries.Written);
        output.Write(_data.Written);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_documents);
        NativeMemory.AlignedFree(_first);
    }

    private void WriteBlock()
    {
        var start = _data.Length;
        Measure();
        var last = _documents[BlockCodec.BlockSize - 1];
        for (var i = BlockCodec.BlockSize - 1; i > 0; i--)
        {
            _documents[i] = _documents[i] - _documents[i - 1] - 1;
        }

        _documents[0] = (uint)(_documents[0] - _previous - 1);
        _previous = last;
        var documentBits = Pack(_documents);
        var positionBits = Pack(_first);
        if (_block.MostOccurrences > 1)
        {
            var count = 0;
            for (var i = 0; i < BlockCodec.BlockSize; i++)
            {
                count += _occurrences[i] > 1 ? 1 : 0;
            }

            _data.WriteByte((byte)count);
            for (var i = 0; i < BlockCodec.BlockSize; i++)
            {
                if (_occurrences[i] > 1)
                {
                    _data.WriteByte((byte)i);
                    _data.WriteByte((byte)Math.Min(_occurrences[i], BlockBounds.Most));
                }
            }

            for (var i = 0; i < BlockCodec.BlockSize; i++)
            {
                if (_occurrences[i] > 1)
                {
                    WriteRest(_data, i, _occurrences[i] >= BlockBounds.Most);
                }
            }
        }

        EndBlock(start, documentBits, positionBits);
    }

    private byte Pack(uint* values)
    {
        var bits = BlockCodec.BitsNeeded(values);
        var size = BlockCodec.PackedBytes(bits);
        fixed (byte* room = _data.Reserve(size))
        {
            BlockCodec.Pack(values, bits, room);
        }

        _data.Advance(size);
        return (byte)bits;
    }

    private void WriteVariable(ByteBuffer output)
    {
        for (var i = 0; i < _pending; i++)
        {
            var gap = (ulong)(_documents[i] - _previous - 1);
            _previous = _documents[i];
            var more = _occurrences[i] > 1;
            output.WriteVarint((gap << 1) | (more ? 1u : 0u));
            output.WriteVarint(_first[i]);
            if (more)
            {
                WriteRest(output, i, true);
            }
        }
    }

    private void WriteRest(ByteBuffer output, int index, bool count)
    {
        if (count)
        {
            output.WriteVarint((ulong)_occurrences[index] - 2);
        }

        var before = _first[index];
        for (var i = _restStart[index]; i < _restStart[index + 1]; i++)
        {
            output.WriteVarint(_rest[i] - before);
            before = _rest[i];
        }
    }

    // Takes in the bounds of the postings of a block while their doc ids are still whole.
    private void Measure()
    {
        if (_entries.Length == 0)
        {
            _ranks.Clear();
        }

        for (var i = 0; i < _pending; i++)
        {
            var length = _lengths[_documents[i]];
            _block.Include(length, _occurrences[i]);
            _ranks.Include(length, _occurrences[i]);
        }
    }

    private void EndBlock(int start, byte documentBits, byte positionBits)
    {
        var entry = new BlockEntry(_last, (uint)start, _block, documentBits, positionBits);
        _entries.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<BlockEntry>(in entry)));
        _group.Include(_block);
        _block = BlockBounds.None;
        _pending = 0;
        if (++_blocksInGroup == GroupEntry.Blocks)
        {
            EndGroup();
        }
    }

    private void EndGroup()
    {
        var entry = new GroupEntry(_last, _group);
        _groups.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<GroupEntry>(in entry)));
        _group = BlockBounds.None;
        _blocksInGroup = 0;
    }
}

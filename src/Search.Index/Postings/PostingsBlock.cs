using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Search.Index.Bytes;

namespace Search.Index.Postings;

/// <summary>One decoded block of postings: doc ids at once, occurrences and positions when they are asked for.</summary>
internal sealed unsafe class PostingsBlock : IDisposable
{
    private readonly int* _frequencies;
    private readonly uint* _first;
    private readonly long* _rest;
    private byte* _base;
    private byte* _end;
    private byte* _positions;
    private int _positionBits;
    private bool _repeats;
    private bool _repeatsRead;
    private bool _restRead;
    private bool _variable;
    private readonly ulong[] _repeatBits = new ulong[2];

    /// <summary>Makes an empty block.</summary>
    public PostingsBlock()
    {
        Documents = (uint*)NativeMemory.AlignedAlloc(BlockCodec.BlockSize * (4 + 4 + 4 + 8), 64);
        _frequencies = (int*)(Documents + BlockCodec.BlockSize);
        _first = (uint*)(_frequencies + BlockCodec.BlockSize);
        _rest = (long*)(_first + BlockCodec.BlockSize);
    }

    /// <summary>The doc ids.</summary>
    public uint* Documents { get; }

    /// <summary>Postings in the block.</summary>
    public int Count { get; private set; }

    /// <summary>Whether some posting may have more than one occurrence.</summary>
    public bool Repeats => _repeats;

    /// <summary>Empties the block.</summary>
    public void Forget() => Count = 0;

    /// <summary>Decodes a block.</summary>
    public void Load(in PostingsList list, int block)
    {
        if (Open(in list, block))
        {
            PackedBlock.Decode(in list, block, Documents);
        }
    }

    /// <summary>Opens a block for occurrences and positions of postings whose index is known; doc ids are not read.</summary>
    /// <returns>False when the doc ids are there all the same.</returns>
    public bool Open(in PostingsList list, int block)
    {
        if (list.BlockCount == 0)
        {
            LoadVariable(list.Data, list.End, list.Count, uint.MaxValue, list.Documents);
            return false;
        }

        ref readonly var entry = ref list.Blocks[block];
        if (entry.DocumentBits == BlockEntry.Variable)
        {
            var start = list.Data + entry.Offset;
            if (start > list.End)
            {
                PackedBlock.Fail();
            }

            LoadVariable(
                start,
                list.End,
                list.Count % BlockCodec.BlockSize,
                PackedBlock.Before(in list, block),
                list.Documents
            );
            if (Count == 0 || Documents[Count - 1] != entry.Last)
            {
                PackedBlock.Fail();
            }

            return false;
        }

        _positions = PackedBlock.Positions(in list, block);
        Count = BlockCodec.BlockSize;
        _variable = false;
        _positionBits = entry.PositionBits;
        _base = _positions + BlockCodec.PackedBytes(entry.PositionBits);
        _end = list.End;
        _repeats = entry.Bounds.MostOccurrences > 1;
        _repeatsRead = false;
        _restRead = false;
        return true;
    }

    /// <summary>The first posting at or after a doc id, at or after an index; <see cref="Count"/> when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(int from, uint document)
    {
        // The next one or the one after it nearly always, when pairs are walked one after another.
        var documents = Documents;
        for (var end = Math.Min(Count, from + 2); from < end; from++)
        {
            if (documents[from] >= document)
            {
                return from;
            }
        }

        return from < Count ? Math.Min(Count, FindFar(from, document)) : Count;
    }

    /// <summary>
    /// As <see cref="Find"/>, for leaps that land anywhere: counts what is before the doc id, without a branch that depends on it.
    /// May give a place after the last.
    /// </summary>
    public int FindFar(int from, uint document)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            return from + CountBefore(new ReadOnlySpan<uint>(Documents + from, Count - from), document);
        }

        var target = Vector256.Create((int)document);
        var at = from & -Vector256<int>.Count;
        var before = Vector256<int>.Zero;
        for (var i = at; i < BlockCodec.BlockSize; i += Vector256<int>.Count)
        {
            before -= Vector256.LessThan(Vector256.Load((int*)Documents + i), target);
        }

        return at + Vector256.Sum(before);
    }

    /// <summary>Sets the bits of the doc ids.</summary>
    public void Mark(Span<ulong> bits)
    {
        for (var i = 0; i < Count; i++)
        {
            var document = Documents[i];
            bits[(int)(document >> 6)] |= 1UL << (int)document;
        }
    }

    private static int CountBefore(ReadOnlySpan<uint> documents, uint document)
    {
        int low = 0,
            high = documents.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (documents[middle] < document)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Occurrences of the term in a posting.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Frequency(int index) => _repeats && IsRepeat(index) ? _frequencies[index] : 1;

    /// <summary>Whether a posting has more than one occurrence; asked only when <see cref="Repeats"/> says so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsRepeat(int index)
    {
        if (!_repeatsRead)
        {
            ReadRepeats();
        }

        return (_repeatBits[index >> 6] & (1UL << index)) != 0;
    }

    /// <summary>A bit for each posting from an index on that has more than one occurrence, up to the next multiple of 64.</summary>
    public ulong RepeatsFrom(int index)
    {
        if (!_repeatsRead)
        {
            ReadRepeats();
        }

        return _repeatBits[index >> 6] & (ulong.MaxValue << index);
    }

    /// <summary>The first posting at or after an index that has more than one occurrence; <see cref="Count"/> when there is none.</summary>
    public int NextRepeat(int from)
    {
        if (!_repeatsRead)
        {
            ReadRepeats();
        }

        if (from < 64)
        {
            var bits = _repeatBits[0] & (ulong.MaxValue << from);
            if (bits != 0)
            {
                return BitOperations.TrailingZeroCount(bits);
            }

            from = 64;
        }

        var rest = from < BlockCodec.BlockSize ? _repeatBits[1] & (ulong.MaxValue << from) : 0;
        return rest != 0 ? 64 + BitOperations.TrailingZeroCount(rest) : Count;
    }

    /// <summary>The first position of a posting.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint FirstPosition(int index) =>
        _variable ? _first[index] : BlockCodec.Get(_positions, _positionBits, index);

    /// <summary>Reads the positions of a posting into a buffer that grows as needed.</summary>
    /// <returns>How many.</returns>
    public int ReadPositions(int index, ref uint[] positions)
    {
        var count = Frequency(index);
        if (count > positions.Length)
        {
            Array.Resize(ref positions, count * 2);
        }

        var position = FirstPosition(index);
        positions[0] = position;
        if (count > 1)
        {
            if (!_restRead)
            {
                ReadRest();
            }

            var cursor = new ByteCursor(_base + _rest[index], _end);
            for (var i = 1; i < count; i++)
            {
                position += cursor.ReadVarint();
                positions[i] = position;
            }
        }

        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => NativeMemory.AlignedFree(Documents);

    private void LoadVariable(byte* start, byte* end, int count, uint before, int documents)
    {
        _variable = true;
        _repeats = false;
        _repeatsRead = true;
        _restRead = true;
        _repeatBits[0] = 0;
        _repeatBits[1] = 0;
        _base = start;
        _end = end;
        Count = count;
        var cursor = new ByteCursor(start, end);
        ulong document = before == uint.MaxValue ? 0 : (ulong)before + 1;
        for (var i = 0; i < count; i++)
        {
            var gap = cursor.ReadVarint();
            document += gap >> 1;
            if (document >= (ulong)documents)
            {
                PackedBlock.Fail();
            }

            Documents[i] = (uint)document++;
            _first[i] = cursor.ReadVarint();
            if ((gap & 1) != 0)
            {
                _repeats = true;
                SkipRest(ref cursor, i);
            }
        }

        // Finding compares whole vectors.
        new Span<uint>(Documents + count, BlockCodec.BlockSize - count).Fill(int.MaxValue);
    }

    private void ReadRepeats()
    {
        _repeatBits[0] = 0;
        _repeatBits[1] = 0;
        _repeatsRead = true;
        PackedBlock.CheckRepeats(_base, _end);

        var many = false;
        int count = _base[0];
        for (var i = 0; i < count; i++)
        {
            int index = _base[1 + (2 * i)];
            if (index >= BlockCodec.BlockSize)
            {
                PackedBlock.Fail();
            }

            _repeatBits[index >> 6] |= 1UL << index;
            _frequencies[index] = _base[2 + (2 * i)];
            many |= _base[2 + (2 * i)] == BlockBounds.Most;
        }

        // A byte does not hold them all: the number itself stands before the positions.
        if (many)
        {
            ReadRest();
        }
    }

    // Where the further positions of each repeat start.
    private void ReadRest()
    {
        int count = _base[0];
        var cursor = new ByteCursor(_base + 1 + (2 * count), _end);
        for (var i = 0; i < count; i++)
        {
            int index = _base[1 + (2 * i)];
            var occurrences = (int)_base[2 + (2 * i)];
            if (occurrences < 2)
            {
                PackedBlock.Fail();
            }

            if (occurrences == BlockBounds.Most)
            {
                SkipRest(ref cursor, index);
            }
            else
            {
                SkipPositions(ref cursor, index, occurrences - 1);
            }
        }

        _restRead = true;
    }

    private void SkipRest(ref ByteCursor cursor, int index)
    {
        var more = cursor.ReadCount(Math.Min(cursor.Left, int.MaxValue - 2)) + 1;
        _frequencies[index] = more + 1;
        _repeatBits[index >> 6] |= 1UL << index;
        SkipPositions(ref cursor, index, more);
    }

    private void SkipPositions(ref ByteCursor cursor, int index, int more)
    {
        _rest[index] = cursor.Next - _base;
        for (; more > 0; more--)
        {
            _ = cursor.ReadVarint();
        }
    }
}

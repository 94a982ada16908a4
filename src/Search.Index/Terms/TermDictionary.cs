using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using Search.Index.Bytes;
using Search.Index.Segments;
using Search.Index.Storage;

namespace Search.Index.Terms;

/// <summary>The terms of a mapped segment, sorted.</summary>
internal sealed unsafe class TermDictionary
{
    private readonly byte* _blocks;
    private readonly long _blocksLength;
    private readonly ulong* _offsets;
    private readonly uint* _hashes;
    private readonly uint _hashMask;
    private readonly int _blockBits;
    private readonly byte* _postings;
    private readonly long _postingsLength;

    // The first bytes of the blocks' first terms that were looked at; 0 for those that were not.
    private readonly ulong[] _heads;

    /// <summary>Opens the sections.</summary>
    public TermDictionary(SectionTable sections, int count)
    {
        Count = count;
        _blocks = sections.Find(SectionId.TermBlocks, out _blocksLength);
        BlockCount = (count + TermDictionaryWriter.BlockTerms - 1) / TermDictionaryWriter.BlockTerms;
        _offsets = sections.FindArray<ulong>(SectionId.TermBlockOffsets, BlockCount + 1);
        _hashes = (uint*)sections.Find(SectionId.TermHashes, out var hashesLength);
        var slots = hashesLength / 4;
        if (slots * 4 != hashesLength || slots < 1 || (slots & (slots - 1)) != 0 || slots > 1L << 31)
        {
            throw new IndexCorruptException("The hash table of a segment's terms has the wrong length.");
        }

        _hashMask = (uint)(slots - 1);
        _blockBits = TermDictionaryWriter.BlockBits(BlockCount);
        _postings = sections.Find(SectionId.Postings, out _postingsLength);
        _heads = new ulong[BlockCount];
    }

    /// <summary>Terms.</summary>
    public int Count { get; }

    /// <summary>Blocks of terms.</summary>
    public int BlockCount { get; }

    /// <summary>Where the postings start; offsets count from here.</summary>
    public byte* Postings => _postings;

    /// <summary>Finds a term by its key.</summary>
    /// <returns>A document frequency of 0 when there is no such term.</returns>
    public TermInfo Find(ReadOnlySpan<byte> key) => Find(key, TermHash.Compute(key));

    /// <summary>Finds a term by its key, whose hash is known.</summary>
    /// <returns>A document frequency of 0 when there is no such term.</returns>
    public TermInfo Find(ReadOnlySpan<byte> key, uint hash)
    {
        var slot = hash & _hashMask;
        var tag = hash >> _blockBits << _blockBits;
        for (var step = 0u; step <= _hashMask; step++)
        {
            var entry = _hashes[slot];
            if (entry == 0)
            {
                return default;
            }

            var block = (int)(entry - tag) - 1;
            if (entry >> _blockBits << _blockBits == tag && FindInBlock(block, key, out var info))
            {
                return info;
            }

            slot = (slot + 1) & _hashMask;
        }

        return default;
    }

    /// <summary>Has the processor fetch where a look-up of a hash starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchSlot(uint hash)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(_hashes + (hash & _hashMask));
        }
    }

    /// <summary>The second step: where the block is that the first slot names, which the term is in nearly always.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchOffset(uint hash)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(_offsets + FirstBlock(hash));
        }
    }

    /// <summary>The third step: the start of that block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PrefetchBlock(uint hash)
    {
        if (Sse.IsSupported && FirstBlock(hash) is var block && block < (uint)BlockCount)
        {
            var start = _blocks + Unsafe.ReadUnaligned<ulong>(_offsets + block);
            Sse.Prefetch0(start);
            Sse.Prefetch0(start + 64);
            Sse.Prefetch0(start + 128);
        }
    }

    /// <summary>The block that a key would stand in: the last whose first term is not after it.</summary>
    public int FindBlock(ReadOnlySpan<byte> key) => FindBlock(key, 0, BlockCount - 1);

    /// <summary>The same among the blocks from <paramref name="low"/> to <paramref name="high"/>.</summary>
    public int FindBlock(ReadOnlySpan<byte> key, int low, int high)
    {
        var head = TermHead.Of(key);
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (!IsAfter(middle, key, head))
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    /// <summary>
    /// Whether a block's first term is after a key. Most answers come from the first bytes, which are kept: a walk asks
    /// thousands of times, and each look at the block itself would be one at a cold place of the file.
    /// </summary>
    /// <param name="block">The block.</param>
    /// <param name="key">The key.</param>
    /// <param name="head">Its <see cref="TermHead"/>.</param>
    public bool IsAfter(int block, ReadOnlySpan<byte> key, ulong head)
    {
        var first = _heads[block];
        if (first == 0)
        {
            // Threads that come at once write the same.
            first = TermHead.Of(FirstTerm(block));
            _heads[block] = first;
        }

        return first != head ? first > head : FirstTerm(block).SequenceCompareTo(key) > 0;
    }

    /// <summary>A cursor over the terms of a block.</summary>
    public ByteCursor OpenBlock(int block)
    {
        if ((uint)block >= (uint)BlockCount)
        {
            throw new IndexCorruptException("A segment names a block of terms that it does not hold.");
        }

        var start = Unsafe.ReadUnaligned<ulong>(_offsets + block);
        var end = Unsafe.ReadUnaligned<ulong>(_offsets + block + 1);
        if (start > end || end > (ulong)_blocksLength)
        {
            throw new IndexCorruptException("A block of terms lies outside its section.");
        }

        return new ByteCursor(_blocks + start, _blocks + end);
    }

    /// <summary>Reads what follows a term's bytes in its block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TermInfo ReadInfo(ref ByteCursor cursor)
    {
        var frequency = (int)cursor.ReadVarint();
        if (frequency == 1)
        {
            var length = cursor.ReadCount(cursor.Left);
            var start = cursor.Next;
            _ = cursor.ReadBytes(length);
            return new TermInfo(1, start, cursor.Next);
        }

        var offset = cursor.ReadLongVarint();
        if (frequency <= 0 || offset >= (ulong)_postingsLength)
        {
            throw new IndexCorruptException("The postings of a term lie outside their section.");
        }

        return new TermInfo(frequency, _postings + offset, _postings + _postingsLength);
    }

    // Any number at all when another term has the slot.
    private uint FirstBlock(uint hash)
    {
        var entry = _hashes[hash & _hashMask];
        return entry - (hash >> _blockBits << _blockBits) - 1;
    }

    private ReadOnlySpan<byte> FirstTerm(int block)
    {
        var cursor = OpenBlock(block);
        _ = cursor.ReadVarint();
        return cursor.ReadBytes(cursor.ReadCount(cursor.Left));
    }

    // The term grows in place only while it agrees with the key: `agreed` bytes of the last term equal the key's.
    private bool FindInBlock(int block, ReadOnlySpan<byte> key, out TermInfo info)
    {
        var cursor = OpenBlock(block);
        var agreed = 0;
        while (cursor.Left > 0)
        {
            var shared = cursor.ReadCount(cursor.Left + key.Length + 65536);
            var suffix = cursor.ReadBytes(cursor.ReadCount(cursor.Left));
            if (shared <= agreed)
            {
                agreed = shared;
                var rest = key[Math.Min(shared, key.Length)..];
                var same = suffix.CommonPrefixLength(rest);
                agreed += same;
                if (same == suffix.Length && same == rest.Length)
                {
                    info = ReadInfo(ref cursor);
                    return true;
                }
            }

            SkipInfo(ref cursor);
        }

        info = default;
        return false;
    }

    /// <summary>Passes over what follows a term's bytes in its block.</summary>
    public static void SkipInfo(ref ByteCursor cursor)
    {
        if (cursor.ReadVarint() == 1)
        {
            _ = cursor.ReadBytes(cursor.ReadCount(cursor.Left));
        }
        else
        {
            _ = cursor.ReadLongVarint();
        }
    }
}

using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using Search.Index.Bytes;
using Search.Index.Segments;

namespace Search.Index.Terms;

/// <summary>
/// Writes terms in byte order: front-coded in blocks of 16, with the offset of every block, and a hash table from a
/// term to its block so that a look-up touches two cache lines and one block.
/// </summary>
internal sealed class TermDictionaryWriter
{
    /// <summary>Terms a block.</summary>
    public const int BlockTerms = 16;

    private readonly ByteBuffer _blocks = new(1 << 16);
    private readonly ByteBuffer _offsets = new(1 << 12);
    private readonly List<uint> _hashes = [];
    private byte[] _previous = new byte[64];
    private int _previousLength;

    /// <summary>Bits of a slot of the hash table that name a block.</summary>
    public static int BlockBits(int blocks) => 32 - BitOperations.LeadingZeroCount((uint)blocks);

    /// <summary>Terms written.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a term; terms come in rising byte order.</summary>
    /// <param name="key">The term's key: its space, then its UTF-8.</param>
    /// <param name="documentFrequency">Pairs that have it.</param>
    /// <param name="postingsOffset">Where its postings start in their section.</param>
    /// <param name="inline">Its postings when they stand in the dictionary itself (one pair only).</param>
    public void Add(ReadOnlySpan<byte> key, int documentFrequency, long postingsOffset, ReadOnlySpan<byte> inline)
    {
        Debug.Assert(
            Count == 0 || _previous.AsSpan(0, _previousLength).SequenceCompareTo(key) < 0,
            "Terms come in order."
        );
        var shared = 0;
        if (Count % BlockTerms == 0)
        {
            _offsets.WriteUInt64((ulong)_blocks.Length);
        }
        else
        {
            shared = _previous.AsSpan(0, _previousLength).CommonPrefixLength(key);
        }

        _blocks.WriteVarint((ulong)shared);
        _blocks.WriteVarint((ulong)(key.Length - shared));
        _blocks.Write(key[shared..]);
        _blocks.WriteVarint((ulong)documentFrequency);
        if (documentFrequency == 1)
        {
            _blocks.WriteVarint((ulong)inline.Length);
            _blocks.Write(inline);
        }
        else
        {
            _blocks.WriteVarint((ulong)postingsOffset);
        }

        if (key.Length > _previous.Length)
        {
            _previous = new byte[key.Length * 2];
        }

        key.CopyTo(_previous);
        _previousLength = key.Length;
        _hashes.Add(TermHash.Compute(key));
        Count++;
    }

    /// <summary>Writes the three sections of the dictionary.</summary>
    public void Finish(SectionWriter output)
    {
        _offsets.WriteUInt64((ulong)_blocks.Length);
        output.Begin(SectionId.TermBlocks);
        output.Write(_blocks.Written);
        output.End();
        output.Begin(SectionId.TermBlockOffsets);
        output.Write(_offsets.Written);
        output.End();
        output.Begin(SectionId.TermHashes);
        output.Write(MemoryMarshal.AsBytes(BuildHashTable().AsSpan()));
        output.End();
    }

    // Slots of block + 1 in the lower bits and as many upper bits of the hash as there is room for, 0 for a free one; a
    // power of two of them, at most two thirds full.
    private uint[] BuildHashTable()
    {
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, Count + (Count >> 1)));
        var table = new uint[slots];
        var blockBits = BlockBits((Count + BlockTerms - 1) / BlockTerms);
        for (var term = 0; term < Count; term++)
        {
            var hash = _hashes[term];
            var slot = (int)(hash & (uint)(slots - 1));
            while (table[slot] != 0)
            {
                slot = (slot + 1) & (slots - 1);
            }

            table[slot] = (hash >> blockBits << blockBits) | ((uint)(term / BlockTerms) + 1);
        }

        return table;
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Search.Index.Bytes;
using Search.Index.Storage;

namespace Search.Index.Postings;

/// <summary>A full block of postings, read where it lies: for the few postings of it that a search may want.</summary>
internal static unsafe class PackedBlock
{
    /// <summary>The doc id before a block's first: what its gaps are counted from.</summary>
    public static uint Before(in PostingsList list, int block) =>
        block == 0 ? uint.MaxValue : list.Blocks[block - 1].Last;

    /// <summary>The first positions of a full block.</summary>
    public static byte* Positions(in PostingsList list, int block) =>
        Start(in list, block) + BlockCodec.PackedBytes(list.Blocks[block].DocumentBits);

    /// <summary>Makes sure that what tells a block's repeated postings, a byte that counts them and two for each, lies in memory.</summary>
    public static void CheckRepeats(byte* repeats, byte* end)
    {
        if (end - repeats < 1 || end - repeats < 1 + (2 * repeats[0]))
        {
            Fail();
        }
    }

    /// <summary>Decodes the doc ids of a full block.</summary>
    /// <param name="list">The postings.</param>
    /// <param name="block">The block, not the shorter last one.</param>
    /// <param name="documents">Receives <see cref="BlockCodec.BlockSize"/> doc ids.</param>
    public static void Decode(in PostingsList list, int block, uint* documents)
    {
        ref readonly var entry = ref list.Blocks[block];
        var before = Before(in list, block);
        var packed = Start(in list, block);
        BlockCodec.UnpackDocuments(packed, entry.DocumentBits, before, documents, list.End - packed);
        if (documents[BlockCodec.BlockSize - 1] != entry.Last || entry.Last >= (uint)list.Documents)
        {
            Fail();
        }
    }

    /// <summary>Occurrences of the term in a posting of a full block, without opening it; 255 for that many and more.</summary>
    public static byte FrequencyAt(in PostingsList list, int block, int index) =>
        list.Blocks[block].Bounds.MostOccurrences <= 1
            ? (byte)1
            : FindRepeat(Repeats(in list, block), list.End, (byte)index);

    /// <summary>The first position of a posting of a full block, without opening it.</summary>
    public static uint FirstPositionAt(in PostingsList list, int block, int index) =>
        BlockCodec.Get(Positions(in list, block), list.Blocks[block].PositionBits, index);

    /// <summary>Reads the positions of a posting of a full block that has several, without opening it.</summary>
    /// <returns>How many; 0 when the block has to be opened for them.</returns>
    public static int ReadPositionsAt(in PostingsList list, int block, int index, ref uint[] positions)
    {
        var repeats = Repeats(in list, block);

        // What stands before the positions that are wanted; a number that a byte does not hold stands among them itself.
        var skipped = 0;
        for (var pair = 0; pair < repeats[0]; pair++)
        {
            var (at, count) = (repeats[1 + (2 * pair)], repeats[2 + (2 * pair)]);
            if (count is BlockBounds.Most or < 2 || count > positions.Length)
            {
                return 0;
            }

            if (at == index)
            {
                var cursor = new ByteCursor(repeats + 1 + (2 * repeats[0]), list.End);
                cursor.SkipVarints(skipped);
                var position = FirstPositionAt(in list, block, index);
                positions[0] = position;
                for (var i = 1; i < count; i++)
                {
                    position += cursor.ReadVarint();
                    positions[i] = position;
                }

                return count;
            }

            skipped += count - 1;
        }

        return 0;
    }

    /// <summary>Has the processor fetch a block that is decoded soon, if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(in PostingsList list, int block)
    {
        if (Sse.IsSupported && block < list.BlockCount)
        {
            var start = list.Data + list.Blocks[block].Offset;
            Sse.Prefetch0(start);
            Sse.Prefetch0(start + 64);
            Sse.Prefetch0(start + 128);
            Sse.Prefetch0(start + 192);
        }
    }

    /// <summary>Has the processor fetch occurrences and the first position of a posting. A damaged block has any address fetched.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(in PostingsList list, int block, int index)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        ref readonly var entry = ref list.Blocks[block];
        var positions = list.Data + entry.Offset + BlockCodec.PackedBytes(entry.DocumentBits);
        var row = (index % BlockCodec.BlockSize) >> 2;
        Sse.Prefetch0(positions + (((row * entry.PositionBits) >> 5) * 16));
        Sse.Prefetch0(positions + BlockCodec.PackedBytes(entry.PositionBits));
    }

    /// <summary>Reports a damaged block.</summary>
    [DoesNotReturn]
    public static void Fail() => throw new IndexCorruptException("A block of postings is damaged.");

    // Where a full block starts, known to hold its doc ids and first positions.
    private static byte* Start(in PostingsList list, int block)
    {
        ref readonly var entry = ref list.Blocks[block];
        var start = list.Data + entry.Offset;
        if (
            start > list.End
            || entry.DocumentBits > 25
            || entry.PositionBits > 32
            || list.End - start < BlockCodec.PackedBytes(entry.DocumentBits + entry.PositionBits)
        )
        {
            Fail();
        }

        return start;
    }

    private static byte* Repeats(in PostingsList list, int block)
    {
        var repeats = Positions(in list, block) + BlockCodec.PackedBytes(list.Blocks[block].PositionBits);
        CheckRepeats(repeats, list.End);
        return repeats;
    }

    // Pairs of an index and its occurrences follow a byte that counts them; sixteen are compared at once.
    private static byte FindRepeat(byte* repeats, byte* end, byte index)
    {
        int count = repeats[0];
        var pair = repeats + 1;
        if (Vector256.IsHardwareAccelerated)
        {
            for (; count > 0 && end - pair >= 32; count -= 16, pair += 32)
            {
                var pairs = Vector256.Load((ushort*)pair);
                var equal = Vector256.Equals(pairs & Vector256.Create((ushort)0xFF), Vector256.Create((ushort)index));
                var hit = BitOperations.TrailingZeroCount(equal.ExtractMostSignificantBits());
                if (hit < Math.Min(count, 16))
                {
                    return pair[(2 * hit) + 1];
                }
            }
        }

        for (; count > 0; count--, pair += 2)
        {
            if (pair[0] == index)
            {
                return pair[1];
            }
        }

        return 1;
    }
}

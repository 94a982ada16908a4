using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Search.Index.Postings;

/// <summary>
/// Packs 128 numbers with the same number of bits each, four lanes side by side: number i is in lane i mod 4, so that
/// one vector of four 32-bit words takes part of four numbers at a time (Lemire and Boytsov, "Decoding billions of
/// integers per second through vectorization", 2015). The scalar twins do the same without vectors.
/// </summary>
internal static unsafe class BlockCodec
{
    /// <summary>Numbers a block.</summary>
    public const int BlockSize = 128;

    // How far past a block the kernel for vectors of sixteen reads.
    private const int WideSlack = 128;

    private const int Rows = BlockSize / 4;

    /// <summary>The bits that the largest of 128 numbers takes.</summary>
    public static int BitsNeeded(uint* values)
    {
        var all = 0u;
        for (var i = 0; i < BlockSize; i++)
        {
            all |= values[i];
        }

        return 32 - BitOperations.LeadingZeroCount(all);
    }

    /// <summary>Bytes that a packed block takes.</summary>
    public static int PackedBytes(int bits) => bits * 16;

    /// <summary>Packs 128 numbers.</summary>
    public static void Pack(uint* values, int bits, byte* packed)
    {
        Debug.Assert(bits is >= 0 and <= 32, "A number has at most 32 bits.");
        if (bits == 0)
        {
            return;
        }

        var words = (uint*)packed;
        for (var lane = 0; lane < 4; lane++)
        {
            ulong pending = 0;
            var filled = 0;
            var word = words + lane;
            for (var row = 0; row < Rows; row++)
            {
                pending |= (ulong)values[(row * 4) + lane] << filled;
                filled += bits;
                if (filled >= 32)
                {
                    *word = (uint)pending;
                    word += 4;
                    pending >>= 32;
                    filled -= 32;
                }
            }
        }
    }

    /// <summary>Unpacks gaps minus one into rising doc ids.</summary>
    /// <param name="packed">The packed block.</param>
    /// <param name="bits">Bits a number.</param>
    /// <param name="before">The doc id before the first, -1 for none.</param>
    /// <param name="documents">Receives 128 doc ids.</param>
    /// <param name="readable">Bytes that can be read from the packed block on.</param>
    public static void UnpackDocuments(byte* packed, int bits, uint before, uint* documents, long readable)
    {
        if (Avx512BW.IsSupported && bits > 0 && readable >= PackedBytes(bits) + WideSlack)
        {
            UnpackDocumentsWide(packed, bits, before, documents);
        }
        else if (Vector128.IsHardwareAccelerated)
        {
            UnpackDocumentsVector(packed, bits, before, documents);
        }
        else
        {
            UnpackDocumentsScalar(packed, bits, before, documents);
        }
    }

    /// <summary>One number of a packed block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Get(byte* packed, int bits, int index)
    {
        if (bits == 0)
        {
            return 0;
        }

        var words = (uint*)packed;
        var bit = (index >> 2) * bits;
        var word = ((bit >> 5) << 2) + (index & 3);
        var shift = bit & 31;
        var value = words[word] >> shift;
        if (shift + bits > 32)
        {
            value |= words[word + 4] << (32 - shift);
        }

        return value & (uint.MaxValue >> (32 - bits));
    }

    /// <summary>The scalar twin.</summary>
    internal static void UnpackDocumentsScalar(byte* packed, int bits, uint before, uint* documents)
    {
        var previous = before;
        for (var i = 0; i < BlockSize; i++)
        {
            previous += Get(packed, bits, i) + 1;
            documents[i] = previous;
        }
    }

    /// <summary>
    /// The kernel for vectors of sixteen: four rows at once. Where a row starts, in words and bits, is worked out from the
    /// bits a number, and the word that it starts in and the next one are permuted to its place.
    /// </summary>
    internal static void UnpackDocumentsWide(byte* packed, int bits, uint before, uint* documents)
    {
        var lane = Vector512.Create(0u, 1u, 2u, 3u, 0u, 1u, 2u, 3u, 0u, 1u, 2u, 3u, 0u, 1u, 2u, 3u);
        var rows = Vector512.Create(0u, 0u, 0u, 0u, 1u, 1u, 1u, 1u, 2u, 2u, 2u, 2u, 3u, 3u, 3u, 3u) * (uint)bits;
        var mask = Vector512.Create(uint.MaxValue >> (32 - bits));
        var width = Vector512.Create(32u);
        var one = Vector512<uint>.One;
        var last = Vector512.Create(15u);
        var zero = Vector512<uint>.Zero;
        var previous = Vector512.Create(before);
        for (var row = 0; row < Rows; row += 4)
        {
            var bit = row * bits;
            var offset = rows + Vector512.Create((uint)bit & 31);
            var shift = offset & Vector512.Create(31u);
            var word = ((offset >>> 5) << 2) + lane;
            var start = (uint*)packed + ((bit >> 5) * 4);
            var low = Avx512F.PermuteVar16x32(Vector512.Load(start), word);
            var high = Avx512F.PermuteVar16x32(Vector512.Load(start + 4), word);
            var value =
                Avx512F.ShiftRightLogicalVariable(low, shift) | Avx512F.ShiftLeftLogicalVariable(high, width - shift);
            value = (value & mask) + one;

            // Sums within each row, then of the rows before it.
            value += Avx512BW.ShiftLeftLogical128BitLane(value.AsByte(), 4).AsUInt32();
            value += Avx512BW.ShiftLeftLogical128BitLane(value.AsByte(), 8).AsUInt32();
            var sums = Avx512F.Shuffle(value, 0xFF);
            sums = Avx512F.AlignRight32(sums, zero, 12);
            sums += Avx512F.AlignRight32(sums, zero, 12) + Avx512F.AlignRight32(sums, zero, 8);
            value += sums + previous;
            value.Store(documents + (row * 4));
            previous = Avx512F.PermuteVar16x32(value, last);
        }
    }

    /// <summary>The vector kernel.</summary>
    internal static void UnpackDocumentsVector(byte* packed, int bits, uint before, uint* documents)
    {
        var previous = Vector128.Create(before);
        var one = Vector128<uint>.One;
        if (bits == 0)
        {
            var step = Vector128.Create(1u, 2u, 3u, 4u);
            for (var row = 0; row < Rows; row++)
            {
                (previous + step + Vector128.Create((uint)row * 4)).Store(documents + (row * 4));
            }

            return;
        }

        var mask = Vector128.Create(uint.MaxValue >> (32 - bits));
        var input = (uint*)packed;
        var current = Vector128.Load(input);
        var shift = 0;
        for (var row = 0; row < Rows; row++)
        {
            var value = current >>> shift;
            shift += bits;
            if (shift >= 32)
            {
                shift -= 32;
                if (row < Rows - 1)
                {
                    input += 4;
                    current = Vector128.Load(input);
                    if (shift > 0)
                    {
                        value |= current << (bits - shift);
                    }
                }
            }

            value = (value & mask) + one;
            value += Vector128.Shuffle(value, Vector128.Create(uint.MaxValue, 0u, 1u, 2u));
            value += Vector128.Shuffle(value, Vector128.Create(uint.MaxValue, uint.MaxValue, 0u, 1u));

            // Only the sum of each row depends on the row before it.
            (value + previous).Store(documents + (row * 4));
            previous += Vector128.Shuffle(value, Vector128.Create(3u));
        }
    }
}

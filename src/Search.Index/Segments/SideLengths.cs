using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Search.Index.Segments;

/// <summary>
/// The positions of one side of every pair. A byte a pair, so that what ranking reads at random stays near the processor;
/// the few sides that a byte does not hold stand apart.
/// </summary>
internal readonly unsafe struct SideLengths
{
    /// <summary>The first length that a byte does not hold; the byte that stands for it and all longer ones.</summary>
    public const int Long = byte.MaxValue;

    private readonly byte* _bytes;
    private readonly LongSide* _long;
    private readonly int _longCount;

    /// <summary>Opens the sections of a side.</summary>
    public SideLengths(SectionTable sections, SectionId bytes, SectionId longSides, int count)
    {
        _bytes = sections.FindArray<byte>(bytes, count);
        _long = (LongSide*)sections.Find(longSides, out var length);
        _longCount = (int)(length / LongSide.Size);
    }

    /// <summary>The positions of a pair's side; more than 65,535 count as that.</summary>
    public ushort this[int document]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _bytes[document] is var length and < Long ? length : FindLong(document);
    }

    /// <summary>Whether a side has at most so many positions; a limit of 255 lets every side pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsAtMost(int document, int limit) => _bytes[document] <= limit;

    /// <summary>
    /// Whether each of up to 64 sides has at most so many positions, a bit each. Without a branch a side, so that the
    /// processor fetches many of their lengths at the same time.
    /// </summary>
    public ulong AreAtMost(uint* documents, int count, int limit)
    {
        var bytes = _bytes;
        ulong bits = 0;
        for (var i = 0; i < count; i++)
        {
            bits |= (bytes[documents[i]] <= limit ? 1UL : 0UL) << i;
        }

        return bits;
    }

    /// <summary>Has the processor fetch a pair's byte, which is asked about soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int document)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(_bytes + document);
        }
    }

    // A damaged segment may lack the entry: then 255 is what is known.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ushort FindLong(int document)
    {
        int low = 0,
            high = _longCount - 1;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_long[middle].Document < (uint)document)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low < _longCount && _long[low].Document == (uint)document ? (ushort)_long[low].Length : (ushort)Long;
    }
}

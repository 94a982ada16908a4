using System.Runtime.InteropServices;

namespace Search.Index.Postings;

/// <summary>What is known of a block of postings without reading it.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly struct BlockEntry(uint last, uint offset, BlockBounds bounds, byte documentBits, byte positionBits)
{
    /// <summary>Bytes of an entry: it is compared with limits as one vector of so many bytes.</summary>
    public const int Size = 16;

    /// <summary>The last doc id of the block.</summary>
    public readonly uint Last = last;

    /// <summary>Where the block starts, in bytes from the first block of the term.</summary>
    public readonly uint Offset = offset;

    /// <summary>What bounds its scores.</summary>
    public readonly BlockBounds Bounds = bounds;

    /// <summary>Bits of a packed doc id gap; <see cref="Variable"/> for a last block of varints.</summary>
    public readonly byte DocumentBits = documentBits;

    /// <summary>Bits of a packed first position.</summary>
    public readonly byte PositionBits = positionBits;

    /// <summary>Keeps entries aligned to sixteen bytes.</summary>
    public readonly byte Reserved;

    /// <summary>Marks a block of fewer than 128 postings, which is written as varints.</summary>
    public const byte Variable = 255;
}

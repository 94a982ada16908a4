using System.Runtime.InteropServices;

namespace Search.Index.Postings;

/// <summary>
/// What is known of a block of postings without reading it. With tf of 1 nearly everywhere, two lengths bound its
/// scores closely: the shortest text with one occurrence and the shortest with more.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly struct BlockEntry(
    uint last,
    uint offset,
    ushort shortestOnce,
    ushort shortestMore,
    ushort mostOccurrences,
    byte documentBits,
    byte positionBits
)
{
    /// <summary>Bytes of an entry.</summary>
    public const int Size = 16;

    /// <summary>The last doc id of the block.</summary>
    public readonly uint Last = last;

    /// <summary>Where the block starts, in bytes from the first block of the term.</summary>
    public readonly uint Offset = offset;

    /// <summary>Positions of the shortest text with tf 1; 65535 when there is none.</summary>
    public readonly ushort ShortestOnce = shortestOnce;

    /// <summary>Positions of the shortest text with tf above 1; 65535 when there is none.</summary>
    public readonly ushort ShortestMore = shortestMore;

    /// <summary>The largest tf, at most 65535.</summary>
    public readonly ushort MostOccurrences = mostOccurrences;

    /// <summary>Bits of a packed doc id gap; <see cref="Variable"/> for a last block of varints.</summary>
    public readonly byte DocumentBits = documentBits;

    /// <summary>Bits of a packed first position.</summary>
    public readonly byte PositionBits = positionBits;

    /// <summary>Marks a block of fewer than 128 postings, which is written as varints.</summary>
    public const byte Variable = 255;
}

using System.Runtime.InteropServices;

namespace Search.Index.Postings;

/// <summary>The bounds of 32 blocks together.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly struct GroupEntry(uint last, ushort shortestOnce, ushort shortestMore, ushort mostOccurrences)
{
    /// <summary>Bytes of an entry.</summary>
    public const int Size = 12;

    /// <summary>Blocks a group.</summary>
    public const int Blocks = 32;

    /// <summary>The last doc id of the group.</summary>
    public readonly uint Last = last;

    /// <summary>See <see cref="BlockEntry.ShortestOnce"/>.</summary>
    public readonly ushort ShortestOnce = shortestOnce;

    /// <summary>See <see cref="BlockEntry.ShortestMore"/>.</summary>
    public readonly ushort ShortestMore = shortestMore;

    /// <summary>See <see cref="BlockEntry.MostOccurrences"/>.</summary>
    public readonly ushort MostOccurrences = mostOccurrences;

    /// <summary>Keeps entries aligned to four bytes.</summary>
    public readonly ushort Reserved;
}

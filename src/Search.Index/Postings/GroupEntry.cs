using System.Runtime.InteropServices;

namespace Search.Index.Postings;

/// <summary>The bounds of 32 blocks together.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly struct GroupEntry(uint last, BlockBounds bounds)
{
    /// <summary>Bytes of an entry.</summary>
    public const int Size = 12;

    /// <summary>Blocks a group.</summary>
    public const int Blocks = 32;

    /// <summary>The last doc id of the group.</summary>
    public readonly uint Last = last;

    /// <summary>What bounds its scores.</summary>
    public readonly BlockBounds Bounds = bounds;

    /// <summary>Keeps entries aligned to four bytes.</summary>
    public readonly byte Reserved1;

    /// <summary>Keeps entries aligned to four bytes.</summary>
    public readonly byte Reserved2;

    /// <summary>Keeps entries aligned to four bytes.</summary>
    public readonly byte Reserved3;
}

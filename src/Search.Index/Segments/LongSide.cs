using System.Runtime.InteropServices;

namespace Search.Index.Segments;

/// <summary>A side of 255 positions or more.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly struct LongSide(uint document, uint length)
{
    /// <summary>Bytes of an entry.</summary>
    public const int Size = 8;

    /// <summary>The doc id; entries rise by it.</summary>
    public readonly uint Document = document;

    /// <summary>Its positions, 255 to 65,535.</summary>
    public readonly uint Length = length;
}

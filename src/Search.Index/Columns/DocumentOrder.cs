using System.Runtime.CompilerServices;
using Search.Index.Segments;

namespace Search.Index.Columns;

/// <summary>Doc ids in another order than their own; three bytes each where that is enough.</summary>
internal readonly unsafe struct DocumentOrder
{
    private const int Short = 3;

    private readonly byte* _bytes;
    private readonly int _width;

    /// <summary>Opens a section with the doc ids of a segment, each once.</summary>
    public DocumentOrder(SectionTable sections, SectionId section, int count)
    {
        _width = WidthFor(count);
        _bytes = sections.FindArray<byte>(section, (long)count * _width);
    }

    /// <summary>The doc id at a place. A damaged section may hold any number below 2³¹.</summary>
    public int this[int place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Read(_bytes + ((long)place * _width), _width);
    }

    /// <summary>Writes a section.</summary>
    public static void Write(SectionWriter output, SectionId section, ReadOnlySpan<int> order)
    {
        output.Begin(section);
        output.Write(Pack(order, WidthFor(order.Length)));
        output.End();
    }

    /// <summary>Bytes that a doc id takes in a segment of so many pairs.</summary>
    internal static int WidthFor(int count) => count <= 1 << (8 * Short) ? Short : sizeof(int);

    /// <summary>Doc ids in so many bytes each, the lowest first.</summary>
    internal static byte[] Pack(ReadOnlySpan<int> order, int width)
    {
        var bytes = new byte[(long)order.Length * width];
        for (var i = 0; i < order.Length; i++)
        {
            for (var part = 0; part < width; part++)
            {
                bytes[((long)i * width) + part] = (byte)(order[i] >> (8 * part));
            }
        }

        return bytes;
    }

    /// <summary>Reads one of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Read(byte* start, int width)
    {
        var low = Unsafe.ReadUnaligned<ushort>(start) | (start[2] << 16);
        return width == Short ? low : low | ((start[3] & 0x7F) << 24);
    }
}

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
        get
        {
            var start = _bytes + ((long)place * _width);
            var low = Unsafe.ReadUnaligned<ushort>(start) | (start[2] << 16);
            return _width == Short ? low : low | ((start[3] & 0x7F) << 24);
        }
    }

    /// <summary>Writes a section.</summary>
    public static void Write(SectionWriter output, SectionId section, ReadOnlySpan<int> order)
    {
        var width = WidthFor(order.Length);
        var bytes = new byte[(long)order.Length * width];
        var at = 0;
        foreach (var document in order)
        {
            bytes[at] = (byte)document;
            bytes[at + 1] = (byte)(document >> 8);
            bytes[at + 2] = (byte)(document >> 16);
            if (width > Short)
            {
                bytes[at + 3] = (byte)(document >> 24);
            }

            at += width;
        }

        output.Begin(section);
        output.Write(bytes);
        output.End();
    }

    private static int WidthFor(int count) => count <= 1 << 24 ? Short : 4;
}

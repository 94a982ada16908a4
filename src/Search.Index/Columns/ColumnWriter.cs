using System.Runtime.InteropServices;
using Search.Index.Bytes;
using Search.Index.Segments;

namespace Search.Index.Columns;

/// <summary>Writes a <see cref="Column"/> in the fewest bytes a pair.</summary>
internal static class ColumnWriter
{
    /// <summary>Writes a section of one number a pair.</summary>
    public static void Write(SectionWriter output, SectionId id, ReadOnlySpan<int> values)
    {
        int least = int.MaxValue,
            most = int.MinValue;
        foreach (var value in values)
        {
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        if (values.IsEmpty)
        {
            least = most = 0;
        }

        var range = (long)most - least;
        var width = range switch
        {
            0 => 0,
            <= byte.MaxValue => 1,
            <= ushort.MaxValue => 2,
            _ => 4,
        };
        var head = new ByteBuffer(Column.HeaderSize);
        head.WriteUInt32((uint)width);
        head.WriteUInt32((uint)least);
        head.WriteUInt64(0);
        output.Begin(id);
        output.Write(head.Written);
        const int Step = 4096;
        Span<byte> bytes = stackalloc byte[Step];
        Span<ushort> shorts = stackalloc ushort[Step];
        Span<int> ints = stackalloc int[Step];
        for (var at = 0; at < values.Length && width > 0; at += Step)
        {
            var part = values.Slice(at, Math.Min(Step, values.Length - at));
            for (var i = 0; i < part.Length; i++)
            {
                ints[i] = unchecked(part[i] - least);
                shorts[i] = (ushort)ints[i];
                bytes[i] = (byte)ints[i];
            }

            output.Write(
                width switch
                {
                    1 => bytes[..part.Length],
                    2 => MemoryMarshal.AsBytes(shorts[..part.Length]),
                    _ => MemoryMarshal.AsBytes(ints[..part.Length]),
                }
            );
        }

        output.End();
    }
}

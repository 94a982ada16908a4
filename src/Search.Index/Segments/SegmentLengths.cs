using System.Runtime.InteropServices;
using Search.Index.Bytes;

namespace Search.Index.Segments;

/// <summary>Writes the positions of every side.</summary>
internal static unsafe class SegmentLengths
{
    /// <summary>Writes the sections and adds up.</summary>
    /// <param name="output">The segment.</param>
    /// <param name="lengths">All English sides, then all Chinese sides.</param>
    /// <param name="count">Pairs.</param>
    /// <param name="english">Receives the sum of the English sides.</param>
    /// <param name="chinese">Receives the sum of the Chinese sides.</param>
    /// <param name="longest">Receives the longest side.</param>
    public static void Write(
        SectionWriter output,
        ushort* lengths,
        int count,
        out long english,
        out long chinese,
        out int longest
    )
    {
        longest = 0;
        english = WriteSide(output, (SectionId.EnglishLengths, SectionId.EnglishLong), lengths, count, ref longest);
        chinese = WriteSide(
            output,
            (SectionId.ChineseLengths, SectionId.ChineseLong),
            lengths + count,
            count,
            ref longest
        );
    }

    private static long WriteSide(
        SectionWriter output,
        (SectionId Bytes, SectionId Long) sections,
        ushort* lengths,
        int count,
        ref int longest
    )
    {
        long sum = 0;
        var bytes = new ByteBuffer(count);
        var longSides = new ByteBuffer();
        var room = bytes.Reserve(count);
        for (var i = 0; i < count; i++)
        {
            sum += lengths[i];
            longest = Math.Max(longest, lengths[i]);
            room[i] = (byte)Math.Min((int)lengths[i], SideLengths.Long);
            if (lengths[i] >= SideLengths.Long)
            {
                var entry = new LongSide((uint)i, lengths[i]);
                longSides.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<LongSide>(in entry)));
            }
        }

        bytes.Advance(count);
        output.Begin(sections.Bytes);
        output.WriteAll(bytes.Written);
        output.End();
        output.Begin(sections.Long);
        output.WriteAll(longSides.Written);
        output.End();
        return sum;
    }
}

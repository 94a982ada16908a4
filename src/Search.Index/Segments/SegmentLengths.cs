namespace Search.Index.Segments;

/// <summary>Writes the positions of every side.</summary>
internal static unsafe class SegmentLengths
{
    /// <summary>Writes two sections and adds up.</summary>
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
        english = WriteSide(output, SectionId.EnglishLengths, lengths, count, ref longest);
        chinese = WriteSide(output, SectionId.ChineseLengths, lengths + count, count, ref longest);
    }

    private static long WriteSide(SectionWriter output, SectionId id, ushort* lengths, int count, ref int longest)
    {
        long sum = 0;
        for (var i = 0; i < count; i++)
        {
            sum += lengths[i];
            longest = Math.Max(longest, lengths[i]);
        }

        output.Begin(id);
        output.WriteAll(new ReadOnlySpan<ushort>(lengths, count));
        output.End();
        return sum;
    }
}

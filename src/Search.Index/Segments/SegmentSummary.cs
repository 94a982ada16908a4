using Search.Index.Bytes;

namespace Search.Index.Segments;

/// <summary>The counts of a segment.</summary>
/// <param name="Pairs">Pairs.</param>
/// <param name="Terms">Terms of all spaces.</param>
/// <param name="EnglishPositions">Positions of all English sides.</param>
/// <param name="ChinesePositions">Positions of all Chinese sides.</param>
/// <param name="LongestSide">Positions of the longest side, at most 65,535.</param>
/// <param name="Documents">Distinct documents that have a name.</param>
internal readonly record struct SegmentSummary(
    int Pairs,
    int Terms,
    long EnglishPositions,
    long ChinesePositions,
    int LongestSide,
    int Documents
)
{
    /// <summary>Reads the section.</summary>
    public static unsafe SegmentSummary Read(SectionTable sections)
    {
        var start = sections.Find(SectionId.Summary, out var length);
        var cursor = new ByteCursor(start, start + length);
        return new SegmentSummary(
            cursor.ReadCount(int.MaxValue),
            cursor.ReadCount(int.MaxValue),
            (long)cursor.ReadLongVarint(),
            (long)cursor.ReadLongVarint(),
            cursor.ReadCount(ushort.MaxValue),
            cursor.ReadCount(int.MaxValue)
        );
    }

    /// <summary>Writes the section.</summary>
    public void Write(SectionWriter output)
    {
        var buffer = new ByteBuffer();
        buffer.WriteVarint((ulong)Pairs);
        buffer.WriteVarint((ulong)Terms);
        buffer.WriteVarint((ulong)EnglishPositions);
        buffer.WriteVarint((ulong)ChinesePositions);
        buffer.WriteVarint((ulong)LongestSide);
        buffer.WriteVarint((ulong)Documents);
        output.Begin(SectionId.Summary);
        output.Write(buffer.Written);
        output.End();
    }
}

using System.Buffers.Binary;

namespace Search.Crash.Tests;

/// <summary>
/// Places in a file of an index, so that every part of it is among them: of a segment (FORMAT.md) the header, each
/// section, what lies between them, the table and the footer.
/// </summary>
internal static class SegmentPlaces
{
    public const int Sections = 27;

    private const int FooterLength = 32;
    private const int RowLength = 24;

    /// <summary>The sections of a segment: number, first byte, length.</summary>
    public static List<(int Id, long Offset, long Length)> Read(byte[] segment)
    {
        var footer = segment.AsSpan(segment.Length - FooterLength);
        var table = (int)BinaryPrimitives.ReadUInt64LittleEndian(footer);
        var rows = BinaryPrimitives.ReadInt32LittleEndian(footer[8..]);
        var sections = new List<(int, long, long)>();
        for (var row = 0; row < rows; row++)
        {
            var bytes = segment.AsSpan(table + (row * RowLength), RowLength);
            sections.Add(
                (
                    BinaryPrimitives.ReadInt32LittleEndian(bytes),
                    BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]),
                    BinaryPrimitives.ReadInt64LittleEndian(bytes[16..])
                )
            );
        }

        return sections;
    }

    /// <summary>Places of a file: all of a small one, else the ends and some within each part.</summary>
    /// <param name="random">Chooses.</param>
    /// <param name="file">The bytes.</param>
    /// <param name="isSegment">Whether the file is a segment.</param>
    /// <param name="each">How many places in each part.</param>
    public static SortedSet<long> Choose(Random random, byte[] file, bool isSegment, int each)
    {
        var places = new SortedSet<long>();
        if (!isSegment)
        {
            Add(0, file.Length, Math.Max(64, 8 * each));
            return places;
        }

        var end = 0L;
        foreach (var (_, offset, length) in Read(file).OrderBy(section => section.Offset))
        {
            // The header, then the zeros between sections.
            Add(end, offset - end, each);
            Add(offset, length, each);
            end = offset + length;
        }

        Add(end, file.Length - end - FooterLength, 4 * each);
        Add(file.Length - FooterLength, FooterLength, 4 * each);
        return places;

        void Add(long start, long length, int count)
        {
            if (length <= count)
            {
                places.UnionWith(Enumerable.Range(0, (int)Math.Max(0, length)).Select(at => start + at));
                return;
            }

            _ = places.Add(start);
            _ = places.Add(start + length - 1);
            for (var i = 2; i < count; i++)
            {
                _ = places.Add(start + random.NextInt64(length));
            }
        }
    }
}

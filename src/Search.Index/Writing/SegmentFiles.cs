using Search.Index.Commits;
using Search.Index.Snapshots;
using Search.Index.Storage;

namespace Search.Index.Writing;

/// <summary>Writes segment files and opens them.</summary>
internal static class SegmentFiles
{
    /// <summary>Writes a segment under a new number and maps it.</summary>
    public static WrittenSegment Write(WriterSession session, bool durable, Action<ISegmentOutput> write) =>
        Write(session, session.NewSegment(), durable, write);

    /// <summary>Writes a segment and maps it.</summary>
    /// <param name="session">The writer.</param>
    /// <param name="number">The number of the segment.</param>
    /// <param name="durable">Whether the file must survive a power loss; false for one that only a merge will read.</param>
    /// <param name="write">Writes the bytes.</param>
    public static WrittenSegment Write(WriterSession session, long number, bool durable, Action<ISegmentOutput> write)
    {
        var path = session.Store.PathOf(FileNames.Segment(number));
        long length;
        uint checksum;
        try
        {
            using var output = new BufferedOutput(session.Store.Files, path);
            write(output);
            output.Complete(durable);
            length = output.Position;
            checksum = output.Checksum;
        }
        catch
        {
            session.Store.TryDelete(path);
            throw;
        }

        var segment = SharedSegment.Open(session.Store.Files, path, number, length);
        var entry = new SegmentEntry(number, length, checksum, segment.Reader.DocumentCount, 0, 0, 0);
        return new WrittenSegment(segment, entry);
    }

    /// <summary>Lets go of a segment that no commit names, and deletes its file.</summary>
    public static void Drop(WriterSession session, WrittenSegment segment)
    {
        segment.Segment.Release();
        session.Store.TryDelete(session.Store.PathOf(FileNames.Segment(segment.Entry.Number)));
    }
}

using Search.Index.Storage;

namespace Search.Index.Snapshots;

/// <summary>Tells damaged files from faults of the program after a read has failed.</summary>
internal static class SnapshotDamage
{
    /// <summary>Whether an exception is one that reading damaged bytes may end in, other than the one that says so.</summary>
    public static bool MayCause(Exception exception) =>
        exception
            is IndexOutOfRangeException
                or ArgumentException
                or ArithmeticException
                or InvalidOperationException
                or OutOfMemoryException
                or NullReferenceException;

    /// <summary>Compares all segments with their checksums.</summary>
    /// <returns>What is damaged, or null when nothing is.</returns>
    public static IndexCorruptException? Find(Snapshot snapshot)
    {
        try
        {
            for (var i = 0; i < snapshot.Segments.Length; i++)
            {
                SegmentChecksum.Check(snapshot.Segments[i].File, snapshot.Commit.Segments[i], CancellationToken.None);
            }

            return null;
        }
        catch (IndexCorruptException e)
        {
            return e;
        }
    }
}

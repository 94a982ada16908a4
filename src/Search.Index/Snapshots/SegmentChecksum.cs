using Search.Index.Commits;
using Search.Index.Storage;

namespace Search.Index.Snapshots;

/// <summary>Compares a mapped segment with the checksum that its commit has for it.</summary>
internal static class SegmentChecksum
{
    private const int Step = 1 << 24;

    /// <summary>Reads the whole file.</summary>
    /// <exception cref="IndexCorruptException">The bytes are not those that were committed.</exception>
    public static void Check(MappedFile file, in SegmentEntry entry, CancellationToken cancellationToken)
    {
        var checksum = 0u;
        for (long at = 0; at < file.Length; at += Step)
        {
            cancellationToken.ThrowIfCancellationRequested();
            checksum = Crc32C.Compute(file.Slice(at, (int)Math.Min(Step, file.Length - at)), checksum);
        }

        if (checksum != entry.Checksum)
        {
            throw new IndexCorruptException(file.Path, -1, "the checksum does not match that of the commit");
        }
    }
}

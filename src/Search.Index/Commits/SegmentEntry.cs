namespace Search.Index.Commits;

/// <summary>A segment as a commit names it.</summary>
/// <param name="Number">The number in the names of its files; never used twice in an index.</param>
/// <param name="Length">Bytes of the segment file.</param>
/// <param name="Checksum">CRC-32C of the segment file.</param>
/// <param name="Documents">Documents of the segment, deleted ones too.</param>
/// <param name="Deleted">Deleted documents; 0 when there is no deletions file.</param>
/// <param name="DeletionsGeneration">The generation in the name of the deletions file; 0 when there is none.</param>
/// <param name="DeletionsChecksum">CRC-32C of the deletions file; 0 when there is none.</param>
internal readonly record struct SegmentEntry(
    long Number,
    long Length,
    uint Checksum,
    int Documents,
    int Deleted,
    long DeletionsGeneration,
    uint DeletionsChecksum
);

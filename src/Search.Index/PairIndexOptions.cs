using Search.Index.Storage;
using Search.Query.Contract;

namespace Search.Index;

/// <summary>How an index is opened.</summary>
public sealed record PairIndexOptions
{
    /// <summary>The numbers that rank hits.</summary>
    public RankingParameters Ranking { get; init; } = RankingParameters.Default;

    /// <summary>
    /// Segments of at most so many bytes are compared with their checksum before they are answered from (about 10 GB/s
    /// when they are in the page cache); longer ones while they already answer, as far as <see cref="CheckInBackground"/>
    /// says so.
    /// </summary>
    public long CheckedAtOpen { get; init; } = 64L << 20;

    /// <summary>
    /// Whether the checksums of longer segments are compared after opening. Damage then ends the service of the index:
    /// every call throws <see cref="IndexCorruptException"/>.
    /// </summary>
    public bool CheckInBackground { get; init; } = true;

    /// <summary>The files; those of this machine but in tests.</summary>
    public IFileSystem Files { get; init; } = new LocalFileSystem();
}

using Search.Index.Storage;

namespace Search.Index.Verification;

/// <summary>How thoroughly an index is verified.</summary>
public sealed record VerifyOptions
{
    /// <summary>Whether the text of every pair is analysed again, not of a sample only.</summary>
    public bool IsFull { get; init; }

    /// <summary>Pairs of each segment whose text is analysed again unless <see cref="IsFull"/>.</summary>
    public int SampleSize { get; init; } = 1000;

    /// <summary>The files; those of this machine but in tests.</summary>
    public IFileSystem Files { get; init; } = new LocalFileSystem();
}

using Search.Index.Storage;

namespace Search.Index;

/// <summary>How an index is written.</summary>
public sealed record PairIndexWriterOptions
{
    /// <summary>Bytes that pairs may take in memory before they are written out as a segment; at least 1 MB.</summary>
    public long MemoryBudget { get; init; } = 512L << 20;

    /// <summary>Threads that analyse, for a full build; at least 1.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether small segments are merged on another thread after commits.</summary>
    public bool MergeInBackground { get; init; } = true;

    /// <summary>
    /// Called with the generation of each commit, those of background merges too, on the thread that made it:
    /// the place to call <see cref="PairIndex.Refresh"/>.
    /// </summary>
    public Action<long>? Committed { get; init; }

    /// <summary>Called during the final merge of a full build with the pairs to merge.</summary>
    public Action<long>? Merging { get; init; }

    /// <summary>The files; those of this machine but in tests.</summary>
    public IFileSystem Files { get; init; } = new LocalFileSystem();

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MemoryBudget, 1 << 20, nameof(MemoryBudget));
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1, nameof(Threads));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Threads, 256, nameof(Threads));
    }
}

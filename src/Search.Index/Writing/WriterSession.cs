using Search.Index.Commits;
using Search.Index.Storage;

namespace Search.Index.Writing;

/// <summary>The writer's lock on an index folder, and the numbers that its new files get.</summary>
internal sealed class WriterSession : IDisposable
{
    private readonly IDisposable _lock;
    private long _nextSegment;

    private WriterSession(CommitStore store, IDisposable writerLock)
    {
        Store = store;
        _lock = writerLock;
        _nextSegment = store.NextSegment();
    }

    /// <summary>The commits of the folder.</summary>
    public CommitStore Store { get; }

    /// <summary>Takes the lock of a folder, which is created when there is none.</summary>
    /// <exception cref="IndexLockedException">Another writer has it.</exception>
    public static WriterSession Open(IFileSystem files, string folder)
    {
        files.CreateFolder(folder);
        var store = new CommitStore(files, folder);
        var writerLock = files.TryLock(store.PathOf(FileNames.WriterLock)) ?? throw new IndexLockedException(folder);
        try
        {
            return new WriterSession(store, writerLock);
        }
        catch
        {
            writerLock.Dispose();
            throw;
        }
    }

    /// <summary>The generation of the next commit: above those of all commit files, damaged ones too.</summary>
    public long NextGeneration() => (Store.Generations() is [var newest, ..] ? newest : 0) + 1;

    /// <summary>A number for a new segment. Safe for use by several threads at once.</summary>
    public long NewSegment() => Interlocked.Increment(ref _nextSegment) - 1;

    /// <summary>The lowest number that no segment has.</summary>
    public long NextSegment => Interlocked.Read(ref _nextSegment);

    /// <summary>Lets the next writer in.</summary>
    public void Dispose() => _lock.Dispose();
}

using Search.Index.Storage;

namespace Search.Crash.Tests.Faults;

/// <summary>
/// The files of this machine, where the operation of a given number fails: alone (a full disk, a bad sector) or with
/// all that follow (the process has died). A failing write leaves half of its bytes.
/// </summary>
public sealed class FaultyFileSystem : IFileSystem
{
    private readonly LocalFileSystem _files = new();
    private readonly Lock _lock = new();
    private readonly List<FileOperation> _log = [];
    private int _count;

    /// <summary>The number (from 0) of the operation that fails; negative for none.</summary>
    public int FailAt { get; init; } = -1;

    /// <summary>Whether all operations after the failing one fail as well.</summary>
    public bool StaysBroken { get; init; }

    /// <summary>Whether the failing operation takes effect before it reports its failure (writes: never whole).</summary>
    public bool TakesEffect { get; init; }

    /// <summary>Whether a failure has happened.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The operations so far.</summary>
    public IReadOnlyList<FileOperation> Log => _log;

    /// <summary>Called before each operation with its number.</summary>
    public Action<int, FileOperation>? Before { get; init; }

    public void CreateFolder(string folder) => _files.CreateFolder(folder);

    public IReadOnlyList<string> List(string folder) => _files.List(folder);

    public long Length(string path) => _files.Length(path);

    public byte[] ReadAll(string path) => _files.ReadAll(path);

    public MappedFile Map(string path, long expectedLength) => _files.Map(path, expectedLength);

    public IDisposable? TryLock(string path) => _files.TryLock(path);

    public IWritableFile Create(string path)
    {
        if (Fails(FileOperation.Create))
        {
            if (TakesEffect)
            {
                _files.Create(path).Dispose();
            }

            throw Failure(FileOperation.Create);
        }

        return new FaultyFile(this, _files.Create(path));
    }

    public void SyncFolder(string folder) => Run(FileOperation.SyncFolder, () => _files.SyncFolder(folder));

    public void Rename(string path, string newPath) => Run(FileOperation.Rename, () => _files.Rename(path, newPath));

    public void Delete(string path) => Run(FileOperation.Delete, () => _files.Delete(path));

    private static IOException Failure(FileOperation operation) =>
        new($"Injected failure of {operation}: No space left on device.");

    private void Run(FileOperation operation, Action action)
    {
        var fails = Fails(operation);
        if (!fails || TakesEffect)
        {
            action();
        }

        if (fails)
        {
            throw Failure(operation);
        }
    }

    private bool Fails(FileOperation operation)
    {
        lock (_lock)
        {
            var number = _count++;
            Before?.Invoke(number, operation);
            _log.Add(operation);
            var fails = number == FailAt || (StaysBroken && HasFailed);
            HasFailed |= fails;
            return fails;
        }
    }

    private sealed class FaultyFile(FaultyFileSystem system, IWritableFile file) : IWritableFile
    {
        public void Write(ReadOnlySpan<byte> bytes)
        {
            if (system.Fails(FileOperation.Write))
            {
                file.Write(bytes[..(bytes.Length / 2)]);
                throw Failure(FileOperation.Write);
            }

            file.Write(bytes);
        }

        public void Sync() => system.Run(FileOperation.Sync, file.Sync);

        public void Dispose() => file.Dispose();
    }
}

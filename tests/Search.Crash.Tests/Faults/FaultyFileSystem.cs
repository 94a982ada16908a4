using Search.Index.Storage;

namespace Search.Crash.Tests.Faults;

/// <summary>
/// The files of this machine, where the operation of a given number fails in one of the ways of <see cref="Fault"/>. A
/// failing write leaves half of its bytes. Operations that read are counted only where they can fail alone: after the
/// death of a process they change nothing.
/// </summary>
/// <param name="fault">What happens.</param>
/// <param name="failAt">The number (from 0) of the operation that fails; negative for none.</param>
public sealed class FaultyFileSystem(Fault fault, int failAt) : IFileSystem
{
    private readonly LocalFileSystem _files = new();
    private readonly Lock _lock = new();
    private readonly List<FileOperation> _log = [];

    /// <summary>Whether a failure has happened.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>The operations so far that count.</summary>
    public IReadOnlyList<FileOperation> Log => _log;

    private bool TakesEffect => fault is Fault.OnceWithEffect or Fault.ForGoodWithEffect;

    public void CreateFolder(string folder) =>
        Run(
            FileOperation.CreateFolder,
            () =>
            {
                _files.CreateFolder(folder);
                return true;
            }
        );

    public IReadOnlyList<string> List(string folder) => Run(FileOperation.List, () => _files.List(folder));

    public long Length(string path) => Run(FileOperation.Length, () => _files.Length(path));

    public byte[] ReadAll(string path) => Run(FileOperation.ReadAll, () => _files.ReadAll(path));

    public MappedFile Map(string path, long expectedLength) =>
        Run(FileOperation.Map, () => _files.Map(path, expectedLength));

    public IDisposable? TryLock(string path) => Run(FileOperation.Lock, () => _files.TryLock(path));

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

    private static bool Reads(FileOperation operation) => operation >= FileOperation.CreateFolder;

    private T Run<T>(FileOperation operation, Func<T> action) => Fails(operation) ? throw Failure(operation) : action();

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
        if (fault != Fault.Once && Reads(operation))
        {
            return false;
        }

        lock (_lock)
        {
            var number = _log.Count;
            _log.Add(operation);
            var again = fault switch
            {
                Fault.ForGood or Fault.ForGoodWithEffect => true,
                Fault.FullDisk => operation is FileOperation.Create or FileOperation.Write,
                _ => false,
            };
            var first = number == failAt;
            var fails = first || (HasFailed && again);
            HasFailed |= first;
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

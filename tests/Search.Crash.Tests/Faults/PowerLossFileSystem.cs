using Search.Index.Storage;

namespace Search.Crash.Tests.Faults;

/// <summary>
/// A disk with a cache that forgets: what a power loss leaves is the content at the last sync of each file, under the
/// names at the last sync of the folder. <see cref="LoseAt"/> fails an operation and all later ones; then
/// <see cref="Recover"/> puts what survived into another folder.
/// </summary>
public sealed class PowerLossFileSystem : IFileSystem
{
    private readonly LocalFileSystem _files = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Inode> _names = new(StringComparer.Ordinal);
    private Dictionary<string, Inode> _durableNames = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>The number (from 0) of the operation before which the power goes; negative for never.</summary>
    public int LoseAt { get; init; } = -1;

    /// <summary>Whether the disk writes names through at once while contents still wait for their sync.</summary>
    public bool NamesAreEager { get; init; }

    /// <summary>Operations so far.</summary>
    public int Count => _count;

    public void CreateFolder(string folder) => _files.CreateFolder(folder);

    public IReadOnlyList<string> List(string folder) => _files.List(folder);

    public long Length(string path) => _files.Length(path);

    public byte[] ReadAll(string path) => _files.ReadAll(path);

    public MappedFile Map(string path, long expectedLength) => _files.Map(path, expectedLength);

    public IDisposable? TryLock(string path) => _files.TryLock(path);

    public IWritableFile Create(string path)
    {
        lock (_lock)
        {
            Step();
            var inode = new Inode();
            _names[Path.GetFileName(path)] = inode;
            return new CachedFile(this, _files.Create(path), inode);
        }
    }

    public void SyncFolder(string folder)
    {
        lock (_lock)
        {
            Step();
            _durableNames = new Dictionary<string, Inode>(_names, StringComparer.Ordinal);
        }
    }

    public void Rename(string path, string newPath)
    {
        lock (_lock)
        {
            Step();
            _files.Rename(path, newPath);
            if (_names.Remove(Path.GetFileName(path), out var inode))
            {
                _names[Path.GetFileName(newPath)] = inode;
            }
        }
    }

    public void Delete(string path)
    {
        lock (_lock)
        {
            Step();
            _files.Delete(path);
            _ = _names.Remove(Path.GetFileName(path));
        }
    }

    /// <summary>The same disk, whose power goes after so many more operations.</summary>
    public PowerLossFileSystem Successor(int operations)
    {
        var successor = new PowerLossFileSystem { LoseAt = operations, NamesAreEager = NamesAreEager };
        foreach (var (name, inode) in _names)
        {
            successor._names.Add(name, inode);
        }

        foreach (var (name, inode) in _durableNames)
        {
            successor._durableNames.Add(name, inode);
        }

        return successor;
    }

    /// <summary>Writes what survived into a folder.</summary>
    public void Recover(string folder)
    {
        lock (_lock)
        {
            _ = Directory.CreateDirectory(folder);
            foreach (var (name, inode) in NamesAreEager ? _names : _durableNames)
            {
                File.WriteAllBytes(Path.Combine(folder, name), inode.Durable);
            }
        }
    }

    private void Step()
    {
        var number = _count++;
        if (LoseAt >= 0 && number >= LoseAt)
        {
            throw new IOException("The power is gone.");
        }
    }

    private sealed class Inode
    {
        public List<byte> Cached { get; } = [];

        public byte[] Durable { get; set; } = [];
    }

    private sealed class CachedFile(PowerLossFileSystem system, IWritableFile file, Inode inode) : IWritableFile
    {
        public void Write(ReadOnlySpan<byte> bytes)
        {
            lock (system._lock)
            {
                system.Step();
                file.Write(bytes);
                inode.Cached.AddRange(bytes);
            }
        }

        public void Sync()
        {
            lock (system._lock)
            {
                system.Step();
                inode.Durable = [.. inode.Cached];
            }
        }

        public void Dispose() => file.Dispose();
    }
}

using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Search.Index.Storage;

/// <summary>The files of this machine.</summary>
public sealed partial class LocalFileSystem : IFileSystem
{
    /// <inheritdoc/>
    public void CreateFolder(string folder) => Directory.CreateDirectory(folder);

    /// <inheritdoc/>
    public IReadOnlyList<string> List(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        return [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path))];
    }

    /// <inheritdoc/>
    public IWritableFile Create(string path) => new LocalFile(path);

    /// <inheritdoc/>
    public void SyncFolder(string folder)
    {
        // Windows keeps names in a journal of its own and lets nobody flush a folder.
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // File.OpenHandle refuses folders, and so the handle comes from open(2). O_RDONLY is 0 on every Unix; the
        // runtime opens its own files with O_CLOEXEC, whose value differs between systems.
        var flags = OperatingSystem.IsLinux() ? 0x80000 : 0x1000000;
        using var handle = Open(folder, flags);
        if (handle.IsInvalid)
        {
            throw new IOException(
                $"{folder}: cannot open the folder to sync it (errno {Marshal.GetLastPInvokeError()})."
            );
        }

        // RandomAccess.FlushToDisk ignores EINVAL and EROFS but reports EIO, which is what matters.
        RandomAccess.FlushToDisk(handle);
    }

    /// <inheritdoc/>
    public void Rename(string path, string newPath) => File.Move(path, newPath, true);

    /// <inheritdoc/>
    public void Delete(string path) => File.Delete(path);

    /// <inheritdoc/>
    public long Length(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : -1;
    }

    /// <inheritdoc/>
    public byte[] ReadAll(string path) => File.ReadAllBytes(path);

    /// <inheritdoc/>
    public MappedFile Map(string path, long expectedLength) => MappedFile.Open(path, expectedLength);

    /// <inheritdoc/>
    public IDisposable? TryLock(string path)
    {
        try
        {
            // On Unix FileShare.None is an advisory flock that the kernel drops when the process dies.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 0);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags);

    private sealed class LocalFile(string path) : IWritableFile
    {
        private readonly SafeFileHandle _handle = File.OpenHandle(
            path,
            FileMode.Create,
            FileAccess.Write,
            FileShare.Read | FileShare.Delete
        );

        private long _length;

        public void Write(ReadOnlySpan<byte> bytes)
        {
            RandomAccess.Write(_handle, bytes, _length);
            _length += bytes.Length;
        }

        public void Sync() => RandomAccess.FlushToDisk(_handle);

        public void Dispose() => _handle.Dispose();
    }
}

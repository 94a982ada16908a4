using System.Diagnostics;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace Search.Index.Storage;

/// <summary>
/// A file mapped for reading: an address and a length. Nothing checks that the memory is still mapped after
/// <see cref="Dispose"/>; readers hold a lease on the snapshot that owns the file.
/// </summary>
public sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private byte* _pointer;

    private MappedFile(string path, MemoryMappedFile file, long length)
    {
        Path = path;
        Length = length;
        _file = file;
        _view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _pointer);
        _pointer += _view.PointerOffset;
    }

    /// <summary>The name of the file, for messages.</summary>
    public string Path { get; }

    /// <summary>Bytes.</summary>
    public long Length { get; }

    /// <summary>The address of the first byte; valid until <see cref="Dispose"/>.</summary>
    public byte* Start => _pointer;

    /// <summary>Maps a file.</summary>
    /// <exception cref="IndexCorruptException">The file is missing, empty or has another length.</exception>
    public static MappedFile Open(string path, long expectedLength)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new IndexCorruptException(path, -1, "the file is missing");
        }

        var length = stream.Length;
        if (length != expectedLength || length == 0)
        {
            stream.Dispose();
            throw new IndexCorruptException(
                path,
                -1,
                $"the file has {length} bytes where {expectedLength} were written"
            );
        }

        // The stream belongs to the mapping from here on.
        var file = MemoryMappedFile.CreateFromFile(
            stream,
            null,
            0,
            MemoryMappedFileAccess.Read,
            HandleInheritability.None,
            false
        );
        return new MappedFile(path, file, length);
    }

    /// <summary>The bytes of a range.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Slice(long offset, int length)
    {
        Debug.Assert(offset >= 0 && length >= 0 && offset <= Length - length, "The caller checks ranges.");
        return new ReadOnlySpan<byte>(_pointer + offset, length);
    }

    /// <summary>Unmaps the file.</summary>
    public void Dispose()
    {
        if (_pointer is null || _view is null)
        {
            return;
        }

        _pointer = null;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file?.Dispose();
    }
}

namespace Search.Index.Storage;

/// <summary>
/// A file written through a buffer, with its checksum. After a failure nothing can be written any more: the file must be
/// abandoned.
/// </summary>
public sealed class BufferedOutput : ISegmentOutput, IDisposable
{
    private readonly IWritableFile _file;
    private readonly byte[] _buffer;
    private int _used;
    private long _flushed;
    private bool _failed;

    /// <summary>Creates the file.</summary>
    /// <param name="files">Where.</param>
    /// <param name="path">The file; one of the same name is replaced.</param>
    /// <param name="bufferSize">Bytes of the buffer.</param>
    public BufferedOutput(IFileSystem files, string path, int bufferSize = 1 << 20)
    {
        Path = path;
        _file = files.Create(path);
        _buffer = GC.AllocateUninitializedArray<byte>(bufferSize);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <inheritdoc/>
    public long Position => _flushed + _used;

    /// <summary>CRC-32C of everything written out; complete after <see cref="Complete"/>.</summary>
    public uint Checksum { get; private set; }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= _buffer.Length - _used)
        {
            bytes.CopyTo(_buffer.AsSpan(_used));
            _used += bytes.Length;
            return;
        }

        Flush();
        if (bytes.Length >= _buffer.Length)
        {
            WriteOut(bytes);
        }
        else
        {
            bytes.CopyTo(_buffer);
            _used = bytes.Length;
        }
    }

    /// <summary>Writes out what is left.</summary>
    /// <param name="durable">Whether to wait until the file is on the disk.</param>
    public void Complete(bool durable = true)
    {
        Flush();
        if (!durable)
        {
            return;
        }

        try
        {
            _file.Sync();
        }
        catch
        {
            _failed = true;
            throw;
        }
    }

    /// <summary>Closes the file; what was not written out is lost.</summary>
    public void Dispose() => _file.Dispose();

    private void Flush()
    {
        WriteOut(_buffer.AsSpan(0, _used));
        _used = 0;
    }

    private void WriteOut(ReadOnlySpan<byte> bytes)
    {
        if (_failed)
        {
            throw new IOException($"{Path}: an earlier write failed; the file is abandoned.");
        }

        if (bytes.IsEmpty)
        {
            return;
        }

        try
        {
            _file.Write(bytes);
        }
        catch
        {
            _failed = true;
            throw;
        }

        Checksum = Crc32C.Compute(bytes, Checksum);
        _flushed += bytes.Length;
    }
}

namespace Search.Index.Storage;

/// <summary>A new file that is being written. Unbuffered: every call reaches the operating system.</summary>
public interface IWritableFile : IDisposable
{
    /// <summary>Appends bytes.</summary>
    /// <exception cref="IOException">The bytes cannot be written.</exception>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>
    /// Waits until the bytes are on the disk. After a failure the file must be abandoned: the kernel may have dropped
    /// the dirty pages, so that a second call would succeed without them.
    /// </summary>
    /// <exception cref="IOException">The bytes may not be on the disk.</exception>
    void Sync();
}

namespace Search.Index.Storage;

/// <summary>Where a segment is written: bytes appended in order, never gone back over.</summary>
public interface ISegmentOutput
{
    /// <summary>Bytes written so far, which is the offset of the next one.</summary>
    long Position { get; }

    /// <summary>Appends bytes.</summary>
    /// <exception cref="IOException">The bytes cannot be written; the file is lost.</exception>
    void Write(ReadOnlySpan<byte> bytes);
}

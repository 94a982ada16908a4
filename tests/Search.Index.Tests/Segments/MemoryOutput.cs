using Search.Index.Storage;

namespace Search.Index.Tests.Segments;

/// <summary>A segment written to memory and, for reading, to a file of its own.</summary>
internal sealed class MemoryOutput : ISegmentOutput
{
    private readonly List<byte> _bytes = [];

    public long Position => _bytes.Count;

    public byte[] ToArray() => _bytes.ToArray();

    public void Write(ReadOnlySpan<byte> bytes) => _bytes.AddRange(bytes);
}

using System.Collections.Immutable;
using Search.Index.Building;
using Search.Index.Merging;
using Search.Index.Segments;
using Search.Index.Storage;
using Search.Text.Pairs;

namespace Search.Index.Tests.Segments;

/// <summary>A segment in a temporary file.</summary>
internal sealed class TestSegment : IDisposable
{
    private readonly string _path;

    private TestSegment(byte[] bytes)
    {
        _path = Path.Combine(Path.GetTempPath(), $"segment-{Guid.NewGuid():n}");
        File.WriteAllBytes(_path, bytes);
        Mapped = MappedFile.Open(_path, bytes.Length);
        Reader = SegmentReader.Open(Mapped);
    }

    public MappedFile Mapped { get; }

    public SegmentReader Reader { get; }

    public static TestSegment Build(IEnumerable<AlignedPair> pairs, AnalyzeText analyze)
    {
        using var builder = new SegmentBuilder(analyze);
        foreach (var pair in pairs)
        {
            builder.Add(pair);
        }

        return Flush(builder);
    }

    public static TestSegment Flush(SegmentBuilder builder)
    {
        var output = new MemoryOutput();
        builder.Flush(output);
        return new TestSegment(output.ToArray());
    }

    public static TestSegment Merge(params ImmutableArray<SegmentSlice> inputs)
    {
        var output = new MemoryOutput();
        _ = SegmentMerger.Merge(inputs, output, TestContext.Current.CancellationToken);
        return new TestSegment(output.ToArray());
    }

    public void Dispose()
    {
        Mapped.Dispose();
        File.Delete(_path);
    }
}

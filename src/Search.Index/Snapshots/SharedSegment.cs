using System.Diagnostics;
using Search.Index.Segments;
using Search.Index.Storage;

namespace Search.Index.Snapshots;

/// <summary>A mapped segment that several snapshots share; unmapped when the last one lets go of it.</summary>
internal sealed class SharedSegment
{
    private int _holders = 1;

    private SharedSegment(long number, MappedFile file, SegmentReader reader)
    {
        Number = number;
        File = file;
        Reader = reader;
    }

    /// <summary>The number in the name of the file.</summary>
    public long Number { get; }

    /// <summary>The mapped bytes.</summary>
    public MappedFile File { get; }

    /// <summary>The segment.</summary>
    public SegmentReader Reader { get; }

    /// <summary>Maps and opens a segment; the caller is its first holder.</summary>
    public static SharedSegment Open(IFileSystem files, string path, long number, long length)
    {
        var file = files.Map(path, length);
        try
        {
            return new SharedSegment(number, file, SegmentReader.Open(file));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Adds a holder; the caller is one itself, so the file cannot go meanwhile.</summary>
    public SharedSegment Hold()
    {
        var holders = Interlocked.Increment(ref _holders);
        Debug.Assert(holders > 1, "Only a holder adds holders.");
        return this;
    }

    /// <summary>Lets go.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            File.Dispose();
        }
    }
}

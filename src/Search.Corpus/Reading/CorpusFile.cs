namespace Search.Corpus.Reading;

/// <summary>A document to read: a file, or two files that hold the two languages of one document.</summary>
/// <param name="Path">The file, or the English one of two.</param>
/// <param name="Name">The name of the document inside its source: the path below the folder that was given.</param>
public sealed record CorpusFile(string Path, string Name)
{
    /// <summary>The Chinese file of two; null when one file holds both languages.</summary>
    public string? ChinesePath { get; init; }

    /// <summary>The source that its pairs belong to: the folder that was given, or the name of the file.</summary>
    public string Source { get; init; } = Name;

    /// <summary>The file or both files, for messages.</summary>
    public string Label => ChinesePath is null ? Path : $"{Path} + {ChinesePath}";

    /// <summary>The length of the files together, in bytes; 0 when a file is missing.</summary>
    public long Length => LengthOf(Path) + (ChinesePath is null ? 0 : LengthOf(ChinesePath));

    private static long LengthOf(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? file.Length : 0;
    }
}

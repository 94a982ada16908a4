namespace Search.Index.Storage;

/// <summary>A file of an index does not hold what was written.</summary>
public sealed class IndexCorruptException : IndexException
{
    private const string Remedy = "Restore the index from a backup or build it again (`reindex build`).";

    /// <summary>Creates the exception.</summary>
    public IndexCorruptException()
        : base($"The index is damaged. {Remedy}") { }

    /// <summary>Creates the exception.</summary>
    public IndexCorruptException(string message)
        : base(message) { }

    /// <summary>Creates the exception.</summary>
    public IndexCorruptException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Creates the exception.</summary>
    /// <param name="file">The file.</param>
    /// <param name="offset">Where in the file the damage shows, in bytes; -1 when it is the file as a whole.</param>
    /// <param name="what">What is wrong, as a clause without a full stop.</param>
    public IndexCorruptException(string file, long offset, string what)
        : base(offset < 0 ? $"{file}: {what}. {Remedy}" : $"{file}, byte {offset}: {what}. {Remedy}")
    {
        File = file;
        Offset = offset;
        Detail = offset < 0 ? what : $"byte {offset}: {what}";
    }

    /// <summary>What is wrong, and at which byte, without the file and the remedy; null when not known apart from them.</summary>
    public string? Detail { get; }

    /// <summary>The damaged file; null when not known.</summary>
    public string? File { get; }

    /// <summary>Where in the file the damage shows, in bytes; -1 when it is the file as a whole.</summary>
    public long Offset { get; } = -1;
}

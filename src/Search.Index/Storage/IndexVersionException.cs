namespace Search.Index.Storage;

/// <summary>An index was written with another file format or another analyser, so it cannot be searched.</summary>
public sealed class IndexVersionException : IndexException
{
    /// <summary>Creates the exception.</summary>
    public IndexVersionException()
        : base("The index was written by another version. Build it again (`reindex build`).") { }

    /// <summary>Creates the exception.</summary>
    public IndexVersionException(string message)
        : base(message) { }

    /// <summary>Creates the exception.</summary>
    public IndexVersionException(string message, Exception innerException)
        : base(message, innerException) { }

    internal static IndexVersionException OfFormat(string file, uint found, uint expected) =>
        new(
            $"{file}: format version {found}, but this program reads version {expected}. "
                + "Build the index again (`reindex build`) or use the version that wrote it."
        );

    internal static IndexVersionException OfAnalysis(string folder, string found, string expected) =>
        new(
            $"{folder}: the index was analysed as '{found}', but this program analyses as '{expected}', so words would "
                + "not be found. Build the index again (`reindex build`)."
        );
}

namespace Search.Index.Storage;

/// <summary>A folder holds no index.</summary>
public sealed class IndexNotFoundException : IndexException
{
    /// <summary>Creates the exception.</summary>
    public IndexNotFoundException()
        : base("There is no index. Build one (`reindex build`).") { }

    /// <summary>Creates the exception.</summary>
    public IndexNotFoundException(string folder)
        : base($"{folder}: there is no index here. Build one with `reindex build --index {folder} FILE…`.") { }

    /// <summary>Creates the exception.</summary>
    public IndexNotFoundException(string message, Exception innerException)
        : base(message, innerException) { }
}

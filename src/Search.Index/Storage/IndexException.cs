namespace Search.Index.Storage;

/// <summary>Something is wrong with an index or its use; the message says what, where, and what to do.</summary>
public class IndexException : Exception
{
    /// <summary>Creates the exception.</summary>
    public IndexException()
        : base("The index cannot be used.") { }

    /// <summary>Creates the exception.</summary>
    public IndexException(string message)
        : base(message) { }

    /// <summary>Creates the exception.</summary>
    public IndexException(string message, Exception innerException)
        : base(message, innerException) { }
}

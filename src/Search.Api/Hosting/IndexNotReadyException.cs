namespace Search.Api.Hosting;

/// <summary>A search came before the index was open and warm; answered as 503.</summary>
public sealed class IndexNotReadyException : Exception
{
    /// <summary>Creates the exception.</summary>
    public IndexNotReadyException()
        : base("The index is not open yet; try again in a few seconds.") { }

    /// <summary>Creates the exception.</summary>
    public IndexNotReadyException(string message)
        : base(message) { }

    /// <summary>Creates the exception.</summary>
    public IndexNotReadyException(string message, Exception innerException)
        : base(message, innerException) { }
}

namespace Search.Index.LuceneNet;

/// <summary>An index of the Lucene.Net engine cannot be used; the message says why and what to do.</summary>
public sealed class LuceneIndexException : Exception
{
    /// <summary>Creates the exception.</summary>
    public LuceneIndexException()
        : base("The index cannot be used.") { }

    /// <summary>Creates the exception.</summary>
    public LuceneIndexException(string message)
        : base(message) { }

    /// <summary>Creates the exception.</summary>
    public LuceneIndexException(string message, Exception innerException)
        : base(message, innerException) { }
}

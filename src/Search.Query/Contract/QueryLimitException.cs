namespace Search.Query.Contract;

/// <summary>A query asks for more than is allowed (too many terms, too long, a page too large); the message says what and how much.</summary>
public sealed class QueryLimitException : Exception
{
    /// <summary>Creates the exception.</summary>
    public QueryLimitException(string message)
        : base(message) { }

    /// <summary>Creates the exception.</summary>
    public QueryLimitException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Creates the exception.</summary>
    public QueryLimitException()
        : base("The query asks for more than is allowed.") { }

    /// <summary>Which text of a question of several asks for it, by the name of its property; null when none alone does.</summary>
    public string? Field { get; init; }
}

namespace Search.Query.Contract;

/// <summary>A query is in a syntax that the engine does not know, or does not parse in it; the message says which and where.</summary>
public sealed class QuerySyntaxException : Exception
{
    /// <summary>Creates the exception.</summary>
    public QuerySyntaxException(string message)
        : base(message) { }

    /// <summary>Creates the exception.</summary>
    public QuerySyntaxException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>Creates the exception.</summary>
    public QuerySyntaxException()
        : base("The query is in a syntax that the engine of this index does not know.") { }

    /// <summary>Says that an engine does not know a syntax.</summary>
    public static QuerySyntaxException Unknown(string syntax) =>
        new(
            $"The engine of this index does not know the syntax '{syntax}'; leave it out, or serve an index of the engine that does."
        );
}

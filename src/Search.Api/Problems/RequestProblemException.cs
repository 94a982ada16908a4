namespace Search.Api.Problems;

/// <summary>A request that cannot be answered as it is; becomes a 400 problem document that names the parameter.</summary>
public sealed class RequestProblemException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="parameter">The parameter that is wrong, as the caller wrote it.</param>
    /// <param name="message">What is wrong and what would be right.</param>
    /// <param name="position">Where in the parameter's value, in UTF-16 units; null when nowhere in particular.</param>
    public RequestProblemException(string parameter, string message, int? position = null)
        : base(message)
    {
        Parameter = parameter;
        Position = position;
    }

    /// <summary>Creates the exception.</summary>
    public RequestProblemException()
        : this(string.Empty, "The request cannot be answered.") { }

    /// <summary>Creates the exception.</summary>
    public RequestProblemException(string message)
        : this(string.Empty, message) { }

    /// <summary>Creates the exception.</summary>
    public RequestProblemException(string message, Exception innerException)
        : base(message, innerException) => Parameter = string.Empty;

    /// <summary>The parameter that is wrong.</summary>
    public string Parameter { get; }

    /// <summary>Where in the parameter's value.</summary>
    public int? Position { get; }
}

namespace Search.Concordance.Searching;

/// <summary>A question that names nothing to search for: empty, or punctuation only, and without a filter.</summary>
public sealed class EmptyQuestionException : Exception
{
    /// <summary>Creates the exception.</summary>
    public EmptyQuestionException()
        : base("The query has nothing to search for. Type a word, or * for everything.") { }

    /// <summary>Creates the exception.</summary>
    public EmptyQuestionException(string message)
        : base(message) { }

    /// <summary>Creates the exception.</summary>
    public EmptyQuestionException(string message, Exception innerException)
        : base(message, innerException) { }
}

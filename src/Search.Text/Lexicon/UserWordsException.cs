namespace Search.Text.Lexicon;

/// <summary>A line of a user's word list cannot be read.</summary>
public sealed class UserWordsException : FormatException
{
    /// <summary>Creates the error.</summary>
    /// <param name="name">The name of the list.</param>
    /// <param name="line">The one-based number of the line.</param>
    /// <param name="problem">What is wrong and what to write instead.</param>
    public UserWordsException(string name, int line, string problem)
        : base($"{name}:{line}: {problem}")
    {
        Line = line;
    }

    /// <summary>Creates an error without a place.</summary>
    public UserWordsException() { }

    /// <summary>Creates an error without a place.</summary>
    public UserWordsException(string message)
        : base(message) { }

    /// <summary>Creates an error without a place.</summary>
    public UserWordsException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>The one-based number of the line, 0 when unknown.</summary>
    public int Line { get; }
}

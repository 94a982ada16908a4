namespace Search.Query.Parsing;

/// <summary>What the words of a query without operators ask for.</summary>
public enum WordMatch : byte
{
    /// <summary>Every word.</summary>
    All = 0,

    /// <summary>At least one word; more words score higher.</summary>
    Any = 1,

    /// <summary>The words as one phrase.</summary>
    Phrase = 2,

    /// <summary>Every word in the form as typed, not its stem.</summary>
    Exact = 3,
}

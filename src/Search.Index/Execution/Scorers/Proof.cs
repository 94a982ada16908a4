namespace Search.Index.Execution.Scorers;

/// <summary>What shows that a pair matches.</summary>
internal enum Proof
{
    /// <summary>Nothing but the scorer itself.</summary>
    None,

    /// <summary>That it meets the requirements that the scorer lists.</summary>
    Requirements,

    /// <summary>That it meets them and has one of the parts that the scorer lists; without one there is no match.</summary>
    Part,
}

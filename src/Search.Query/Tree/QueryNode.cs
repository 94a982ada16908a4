namespace Search.Query.Tree;

/// <summary>
/// A node of a query as the user means it: text that is not analysed yet, so that every engine can analyse it its own
/// way and highlights can be computed above any engine. Immutable.
/// </summary>
public abstract record QueryNode
{
    /// <summary>Where the node stands in the typed query; null when it was not typed.</summary>
    public QueryRange? Range { get; init; }
}

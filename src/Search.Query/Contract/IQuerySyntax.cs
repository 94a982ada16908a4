using Search.Query.Tree;

namespace Search.Query.Contract;

/// <summary>An engine that also takes queries in a syntax of its own.</summary>
public interface IQuerySyntax
{
    /// <summary>The name of the syntax, such as `lucene`.</summary>
    string Syntax { get; }

    /// <summary>Reads a query in the syntax; only this engine can search for what comes out.</summary>
    /// <param name="text">The query.</param>
    /// <param name="side">The side that words are for which name none.</param>
    /// <exception cref="QuerySyntaxException">It does not parse; the message says where.</exception>
    QueryNode Parse(string text, Side side);
}

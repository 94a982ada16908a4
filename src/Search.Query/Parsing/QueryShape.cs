using System.Text;
using Search.Query.Tree;

namespace Search.Query.Parsing;

/// <summary>
/// A tree written out with all that matters of it and nothing of where it was typed: equal texts mean equal queries.
/// Record equality does not say that, since it compares lists by reference.
/// </summary>
public static class QueryShape
{
    /// <summary>Writes a tree out.</summary>
    public static string Of(QueryNode query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var result = new StringBuilder();
        Append(result, query);
        return result.ToString();
    }

    private static void Append(StringBuilder result, QueryNode node)
    {
        switch (node)
        {
            case AllOfNode all:
                AppendList(result, "all", [.. all.Children]);
                break;
            case AnyOfNode any:
                AppendList(result, "any", [.. any.Children]);
                break;
            case ExceptNode except:
                AppendList(result, "except", [except.Match, except.Excluded]);
                break;
            case RankedNode ranked:
                AppendList(result, "ranked", [ranked.Required, ranked.Optional]);
                break;
            case FilterNode filter:
                _ = result.Append(FilterSyntax.Print(filter.Filter) ?? filter.Filter.ToString());
                break;
            default:
                _ = result.Append(node with { Range = null });
                break;
        }
    }

    private static void AppendList(StringBuilder result, string name, ReadOnlySpan<QueryNode> children)
    {
        _ = result.Append(name).Append('(');
        foreach (var child in children)
        {
            Append(result, child);
            _ = result.Append(' ');
        }

        _ = result.Append(')');
    }
}

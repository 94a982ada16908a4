using System.Collections.Immutable;
using Search.Query.Tree;

namespace Search.Query.Parsing;

/// <summary>Builds query nodes without needless levels.</summary>
internal static class QueryTrees
{
    public static QueryNode All(List<QueryNode> nodes)
    {
        if (nodes.Count == 1)
        {
            return nodes[0];
        }

        var list = ImmutableArray.CreateBuilder<QueryNode>(nodes.Count);
        foreach (var node in nodes)
        {
            AddAll(list, node);
        }

        // Conditions last, wherever they were typed: order means nothing, and a text reads better.
        return new AllOfNode([.. list.Where(n => n is not FilterNode), .. list.Where(n => n is FilterNode)]);
    }

    public static QueryNode Any(List<QueryNode> nodes)
    {
        if (nodes.Count == 1)
        {
            return nodes[0];
        }

        var list = ImmutableArray.CreateBuilder<QueryNode>(nodes.Count);
        foreach (var node in nodes)
        {
            AddAny(list, node);
        }

        return new AnyOfNode(list.ToImmutable());
    }

    public static void AddAll(ImmutableArray<QueryNode>.Builder list, QueryNode node)
    {
        if (node is AllOfNode all)
        {
            list.AddRange(all.Children);
        }
        else
        {
            list.Add(node);
        }
    }

    public static void AddAny(ImmutableArray<QueryNode>.Builder list, QueryNode node)
    {
        if (node is AnyOfNode any)
        {
            list.AddRange(any.Children);
        }
        else
        {
            list.Add(node);
        }
    }

    /// <summary>Whether some leaf names something to look for.</summary>
    public static bool HasContent(QueryNode node) =>
        node switch
        {
            TextNode n => QueryCharacters.HasContent(n.Text),
            PhraseNode n => QueryCharacters.HasContent(n.Text),
            AllOfNode n => n.Children.Any(HasContent),
            AnyOfNode n => n.Children.Any(HasContent),
            ExceptNode n => HasContent(n.Match) && HasContent(n.Excluded),
            RankedNode n => HasContent(n.Required),
            _ => true,
        };
}

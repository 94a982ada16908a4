using System.Collections.Immutable;
using Search.Query.Tree;

namespace Search.Query.Parsing;

/// <summary>Builds query nodes without needless levels.</summary>
internal static class QueryTrees
{
    private const int LongestOption = 2;

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

    /// <summary>Whether an operator of a query may be part of a pasted text; see <see cref="ParsedQuery.MayBeText"/>.</summary>
    public static bool MayBeText(QueryNode node) =>
        node switch
        {
            WildcardNode => true,
            PrefixNode n => !n.Text.All(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c)),
            AllOfNode n => n.Children.Any(MayBeText),
            AnyOfNode n => n.Children.Any(MayBeText),
            ExceptNode n => MayBeText(n.Match) || MayBeOption(n.Excluded),
            RankedNode n => MayBeText(n.Required) || MayBeText(n.Optional),
            _ => false,
        };

    // As after a command: -i, -rf.
    private static bool MayBeOption(QueryNode excluded) =>
        excluded switch
        {
            TextNode n => n.Text.Length <= LongestOption && n.Text.All(char.IsAsciiLetter),
            AnyOfNode n => n.Children.Any(MayBeOption),
            _ => false,
        };

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

using System.Collections.Immutable;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Query.Lowering;

/// <summary>Builds term nodes without needless levels.</summary>
internal static class TermNodes
{
    /// <summary>The space of a layer on a side.</summary>
    public static TermSpace Space(Language side, TokenLayer layer) => (TermSpace)(((int)side * 4) + (int)layer);

    /// <summary>All children: the child itself when there is one, <see cref="NoPair"/> when there is none.</summary>
    public static TermNode All(ImmutableArray<TermNode>.Builder children) =>
        children.Count switch
        {
            0 => new NoPair(),
            1 => children[0],
            _ => new AllOfTerms(children.DrainToImmutable()),
        };

    /// <summary>Any child: the child itself when there is one, <see cref="NoPair"/> when there is none.</summary>
    public static TermNode Any(ImmutableArray<TermNode>.Builder children) =>
        children.Count switch
        {
            0 => new NoPair(),
            1 => children[0],
            _ => new AnyOfTerms(children.DrainToImmutable()),
        };

    /// <summary>Either node, or the one that can find something.</summary>
    public static TermNode Either(TermNode left, TermNode right) =>
        left is NoPair ? right
        : right is NoPair ? left
        : new AnyOfTerms([left, right]);

    /// <summary>What a side of a query asks of the sides of a pair.</summary>
    public static TermNode OnSides(Side side, Func<Language, TermNode> lower) =>
        side switch
        {
            Side.English => lower(Language.English),
            Side.Chinese => lower(Language.Chinese),
            _ => Either(lower(Language.English), lower(Language.Chinese)),
        };
}

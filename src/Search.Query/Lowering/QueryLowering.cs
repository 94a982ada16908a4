using System.Collections.Immutable;
using System.Diagnostics;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Text.Analysis;

namespace Search.Query.Lowering;

/// <summary>
/// Turns a query as the user means it into the terms that an engine looks up, with the analyser that wrote the index.
/// Reusable; not safe for use by several threads at once.
/// </summary>
/// <param name="analyzer">The analyser of the index; used during calls only.</param>
/// <param name="ranking">Where the boosts come from.</param>
/// <param name="purpose">What the result is for.</param>
public sealed class QueryLowering(
    TextAnalyzer analyzer,
    RankingParameters ranking,
    LoweringPurpose purpose = LoweringPurpose.Search
)
{
    private readonly TextLowering _text = new(analyzer, ranking, purpose);
    private readonly PatternLowering _patterns = new(analyzer, ranking);

    /// <summary>Lowers a query.</summary>
    public TermNode Lower(QueryNode query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Lower(query, 1f);
    }

    private TermNode Lower(QueryNode query, float boost) =>
        query switch
        {
            TextNode node => _text.Lower(node, boost),
            PhraseNode node => _text.Lower(node, boost),
            PrefixNode node => _patterns.Lower(node, boost),
            WildcardNode node => _patterns.Lower(node, boost),
            TypoNode node => _patterns.Lower(node, boost),
            AllOfNode node => All(node.Children, boost),
            AnyOfNode node => Any(node.Children, boost),
            ExceptNode node => Except(node, boost),
            RankedNode node => Ranked(node, boost),
            EverythingNode => new EveryPair(boost),
            FilterNode node => new FilterTerms(node.Filter),
            BoostNode node => Lower(node.Child, boost * node.Factor),
            NativeNode node when purpose == LoweringPurpose.Marks => Lower(node.Shown, boost),
            NativeNode node => throw QuerySyntaxException.Unknown(node.Syntax),
            ConstantScoreNode node => new ConstantScoreTerms(Lower(node.Child, 1f), node.Score * boost),
            _ => throw new UnreachableException($"A query node of type {query.GetType().Name} has no lowering."),
        };

    // A child without any term ("，" typed between words) asks for nothing, so it forbids nothing either.
    private TermNode All(ImmutableArray<QueryNode> children, float boost)
    {
        var builder = ImmutableArray.CreateBuilder<TermNode>(children.Length);
        foreach (var child in children)
        {
            var lowered = Lower(child, boost);
            if (lowered is not NoPair)
            {
                builder.Add(lowered);
            }
        }

        return TermNodes.All(builder);
    }

    private TermNode Any(ImmutableArray<QueryNode> children, float boost)
    {
        var builder = ImmutableArray.CreateBuilder<TermNode>(children.Length);
        foreach (var child in children)
        {
            var lowered = Lower(child, boost);
            if (lowered is not NoPair)
            {
                builder.Add(lowered);
            }
        }

        return TermNodes.Any(builder);
    }

    private TermNode Except(ExceptNode node, float boost)
    {
        var match = Lower(node.Match, boost);
        var excluded = Lower(node.Excluded, 1f);
        return match is NoPair || excluded is NoPair ? match : new ExceptTerms(match, excluded);
    }

    private TermNode Ranked(RankedNode node, float boost)
    {
        var required = Lower(node.Required, boost);
        var optional = Lower(node.Optional, boost);
        return required is NoPair || optional is NoPair ? required : new RankedTerms(required, optional);
    }
}

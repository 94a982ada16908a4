using Lucene.Net.Search;
using Search.Index.LuceneNet.Querying;
using Search.Index.LuceneNet.Syntax;
using Search.Query.Contract;
using Search.Query.Lowering;
using Search.Query.Terms;
using Search.Query.Tree;

namespace Search.Index.LuceneNet.Searching;

/// <summary>A query ready to run.</summary>
/// <param name="Query">As Lucene runs it.</param>
/// <param name="Terms">After analysis, for explanations; null when a part of it is in Lucene's own syntax.</param>
internal sealed record QueryPlan(LuceneQuery Query, TermNode? Terms)
{
    /// <summary>Makes the plan of a query.</summary>
    public static QueryPlan Of(QueryNode query, QueryLowering lowering, LuceneSyntax syntax)
    {
        if (HasNative(query))
        {
            return new QueryPlan(Native(query, lowering, syntax), null);
        }

        var terms = lowering.Lower(query);
        return new QueryPlan(TermTranslation.Translate(terms), terms);
    }

    /// <summary>The query with a condition on top that adds nothing to the score.</summary>
    public LuceneQuery With(PairFilter? filter) =>
        filter is null
            ? Query
            : new BooleanQuery(true) { { Query, Occur.MUST }, { FilterTranslation.Translate(filter), Occur.MUST } };

    private static bool HasNative(QueryNode query) =>
        query switch
        {
            NativeNode => true,
            AllOfNode all => all.Children.Any(HasNative),
            AnyOfNode any => any.Children.Any(HasNative),
            ExceptNode except => HasNative(except.Match) || HasNative(except.Excluded),
            RankedNode ranked => HasNative(ranked.Required) || HasNative(ranked.Optional),
            BoostNode boost => HasNative(boost.Child),
            ConstantScoreNode constant => HasNative(constant.Child),
            _ => false,
        };

    private static LuceneQuery Native(QueryNode query, QueryLowering lowering, LuceneSyntax syntax)
    {
        switch (query)
        {
            case NativeNode native:
                return syntax.Read(native.Text, native.Side).Query;
            case AllOfNode all:
                return Combine(all.Children.Select(child => (child, Occur.MUST)));
            case AnyOfNode any:
                return Combine(any.Children.Select(child => (child, Occur.SHOULD)));
            case ExceptNode except:
                return Combine([(except.Match, Occur.MUST), (except.Excluded, Occur.MUST_NOT)]);
            case RankedNode ranked:
                return Combine([(ranked.Required, Occur.MUST), (ranked.Optional, Occur.SHOULD)]);
            case BoostNode boost:
                var child = Native(boost.Child, lowering, syntax);
                child.Boost *= boost.Factor;
                return child;
            case ConstantScoreNode constant:
                return new ConstantScoreQuery(Native(constant.Child, lowering, syntax)) { Boost = constant.Score };
            default:
                return TermTranslation.Translate(lowering.Lower(query));
        }

        BooleanQuery Combine(IEnumerable<(QueryNode Node, Occur Occur)> children)
        {
            var combined = new BooleanQuery(true);
            foreach (var (node, occur) in children)
            {
                combined.Add(Native(node, lowering, syntax), occur);
            }

            return combined;
        }
    }
}

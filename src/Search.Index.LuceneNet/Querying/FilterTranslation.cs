using System.Diagnostics;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Index.LuceneNet.Fields;
using Search.Query.Contract;

namespace Search.Index.LuceneNet.Querying;

/// <summary>Turns conditions on columns into Lucene queries that add nothing to the score.</summary>
internal static class FilterTranslation
{
    /// <summary>A query of score 0 for the pairs that a filter lets through.</summary>
    public static LuceneQuery Translate(PairFilter filter) => new ConstantScoreQuery(Condition(filter)) { Boost = 0 };

    private static LuceneQuery Condition(PairFilter filter) =>
        filter switch
        {
            OneOfFilter one => AnyOf(one),
            RangeFilter range => NumericRangeQuery.NewInt32Range(
                FieldNames.Of(range.Column),
                range.Minimum,
                range.Maximum,
                true,
                true
            ),
            AllFilter all => All(all),
            NotFilter not => new BooleanQuery(true)
            {
                { new MatchAllDocsQuery(), Occur.MUST },
                { Condition(not.Filter), Occur.MUST_NOT },
            },
            _ => throw new UnreachableException($"A filter of type {filter.GetType().Name} has no translation."),
        };

    // Built of small groups, so that a long list of values stays below Lucene's bound of clauses.
    private static BooleanQuery AnyOf(OneOfFilter filter)
    {
        const int GroupSize = 500;
        var field = FieldNames.Of(filter.Column);
        var outer = new BooleanQuery(true);
        foreach (var group in filter.Values.Distinct(StringComparer.Ordinal).Chunk(GroupSize))
        {
            var inner = new BooleanQuery(true);
            foreach (var value in group)
            {
                inner.Add(new TermQuery(new Term(field, value)), Occur.SHOULD);
            }

            outer.Add(inner, Occur.SHOULD);
        }

        return outer;
    }

    private static BooleanQuery All(AllFilter filter)
    {
        // An empty list forbids nothing.
        var query = new BooleanQuery(true) { { new MatchAllDocsQuery(), Occur.MUST } };
        foreach (var child in filter.Filters)
        {
            query.Add(Condition(child), Occur.MUST);
        }

        return query;
    }
}

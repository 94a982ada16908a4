using Lucene.Net.Search.Similarities;
using Search.Index.LuceneNet.Fields;

namespace Search.Index.LuceneNet.Querying;

/// <summary>This product's ranking for its own fields, Lucene's BM25 for the fields of Lucene's analysers.</summary>
internal sealed class FieldSimilarity(PairSimilarity pairs) : PerFieldSimilarityWrapper
{
    private readonly BM25Similarity _classic = new();

    /// <inheritdoc/>
    public override Similarity Get(string name) =>
        name is FieldNames.EnglishTerms or FieldNames.ChineseTerms ? pairs : _classic;
}

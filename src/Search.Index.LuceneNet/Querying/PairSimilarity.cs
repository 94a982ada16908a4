using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;
using Search.Index.LuceneNet.Fields;
using Search.Query.Contract;

namespace Search.Index.LuceneNet.Querying;

/// <summary>
/// BM25 as every engine of this product computes it (<see cref="RankingParameters"/>), over the exact length of a side:
/// Lucene's own keeps lengths in one byte of its own scale and would rank otherwise.
/// </summary>
/// <param name="collection">What is known of all pairs; null while writing.</param>
/// <param name="ranking">The parameters.</param>
internal sealed class PairSimilarity(PairCollection? collection, RankingParameters ranking) : Similarity
{
    private const int TableLength = 256;

    /// <inheritdoc/>
    public override long ComputeNorm(FieldInvertState state) => state.Position;

    /// <inheritdoc/>
    public override SimWeight ComputeWeight(
        float queryBoost,
        CollectionStatistics collectionStats,
        params TermStatistics[] termStats
    )
    {
        var pairs = collection?.Pairs ?? collectionStats.MaxDoc;
        var idf = 0f;
        foreach (var term in termStats)
        {
            // Lucene counts deleted pairs in a term's frequency until a merge drops them.
            idf += RankingParameters.InverseDocumentFrequency(pairs, Math.Min(term.DocFreq, pairs));
        }

        var english = string.Equals(collectionStats.Field, FieldNames.EnglishTerms, StringComparison.Ordinal);
        var average = english ? collection?.AverageEnglish : collection?.AverageChinese;
        return new Weight(collectionStats.Field, queryBoost * idf, Factors(average ?? 0));
    }

    /// <inheritdoc/>
    public override SimScorer GetSimScorer(SimWeight weight, AtomicReaderContext context)
    {
        var own = (Weight)weight;
        return new Scorer(own, context.AtomicReader.GetNormValues(own.Field));
    }

    private Func<long, float> Factors(float average)
    {
        var table = new float[TableLength];
        for (var length = 0; length < TableLength; length++)
        {
            table[length] = ranking.LengthFactor(length, average);
        }

        return length => length < TableLength ? table[length] : ranking.LengthFactor((int)length, average);
    }

    private sealed class Weight(string field, float value, Func<long, float> factors) : SimWeight
    {
        public string Field { get; } = field;

        public float Value { get; private set; } = value;

        public float Factor(long length) => factors(length);

        public override float GetValueForNormalization() => 1;

        public override void Normalize(float queryNorm, float topLevelBoost) => Value *= topLevelBoost;
    }

    private sealed class Scorer(Weight weight, NumericDocValues? lengths) : SimScorer
    {
        public override float Score(int doc, float freq) =>
            RankingParameters.Score(weight.Value, freq, weight.Factor(lengths?.Get(doc) ?? 0));

        public override float ComputeSlopFactor(int distance) => 1f / (1 + distance);

        public override float ComputePayloadFactor(int doc, int start, int end, BytesRef payload) => 1;

        public override Explanation Explain(int doc, Explanation freq) => new(Score(doc, freq.Value), "BM25");
    }
}

using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Util;

namespace Search.Index.LuceneNet.Querying;

/// <summary>Scores <see cref="NearQuery"/> in one index.</summary>
internal sealed class NearWeight : Weight
{
    private readonly NearQuery _query;
    private readonly Similarity _similarity;
    private readonly Similarity.SimWeight _weight;
    private readonly Term[] _terms;
    private readonly TermContext[] _states;

    public NearWeight(NearQuery query, IndexSearcher searcher)
    {
        _query = query;
        _similarity = searcher.Similarity;
        _terms = [.. query.Phrase.Terms.Select(term => TermTranslation.TermOf(term.Space, term.Term))];
        _states = [.. _terms.Select(term => TermContext.Build(searcher.TopReaderContext, term))];
        _weight = _similarity.ComputeWeight(
            query.Phrase.Boost * query.Boost,
            searcher.CollectionStatistics(_terms[0].Field),
            [.. _terms.Select((term, i) => searcher.TermStatistics(term, _states[i]))]
        );
    }

    /// <inheritdoc/>
    public override LuceneQuery Query => _query;

    /// <inheritdoc/>
    public override float GetValueForNormalization() => _weight.GetValueForNormalization();

    /// <inheritdoc/>
    public override void Normalize(float norm, float topLevelBoost) => _weight.Normalize(norm, topLevelBoost);

    /// <inheritdoc/>
    public override Scorer? GetScorer(AtomicReaderContext context, IBits acceptDocs)
    {
        var terms = context.AtomicReader.GetTerms(_terms[0].Field);
        if (terms is null)
        {
            return null;
        }

        var lists = new DocsAndPositionsEnum[_terms.Length];
        var cursor = terms.GetEnumerator();
        for (var i = 0; i < lists.Length; i++)
        {
            var state = _states[i].Get(context.Ord);
            if (state is null)
            {
                return null;
            }

            cursor.SeekExact(_terms[i].Bytes, state);
            lists[i] = cursor.DocsAndPositions(acceptDocs, null, DocsAndPositionsFlags.NONE);
        }

        return new NearScorer(this, _query.Phrase, lists, _similarity.GetSimScorer(_weight, context));
    }

    /// <inheritdoc/>
    public override Explanation Explain(AtomicReaderContext context, int doc)
    {
        var scorer = GetScorer(context, context.AtomicReader.LiveDocs);
        var found = scorer is not null && scorer.Advance(doc) == doc;
        return found
            ? new ComplexExplanation(true, scorer!.GetScore(), _query.ToString())
            : new ComplexExplanation(false, 0, _query.ToString());
    }
}

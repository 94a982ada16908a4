using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Search.Query.Terms;

namespace Search.Index.LuceneNet.Querying;

/// <summary>Walks the pairs that have all words of a group near each other.</summary>
internal sealed class NearScorer : Scorer
{
    private readonly DocsAndPositionsEnum[] _lists;
    private readonly DocsAndPositionsEnum _lead;
    private readonly Similarity.SimScorer _scorer;
    private readonly NearPlaces _places;
    private float _frequency;

    public NearScorer(Weight weight, TermPhrase phrase, DocsAndPositionsEnum[] lists, Similarity.SimScorer scorer)
        : base(weight)
    {
        _lists = lists;
        _lead = lists.MinBy(list => list.GetCost())!;
        _scorer = scorer;
        _places = new NearPlaces(phrase);
    }

    /// <inheritdoc/>
    public override int DocID => _lead.DocID;

    /// <inheritdoc/>
    public override int Freq => (int)MathF.Ceiling(_frequency);

    /// <inheritdoc/>
    public override int NextDoc() => Settle(_lead.NextDoc());

    /// <inheritdoc/>
    public override int Advance(int target) => Settle(_lead.Advance(target));

    /// <inheritdoc/>
    public override long GetCost() => _lead.GetCost();

    /// <inheritdoc/>
    public override float GetScore() => _scorer.Score(DocID, _frequency);

    // From a candidate of the rarest word on to the first pair that has the others, near enough.
    private int Settle(int doc)
    {
        while (doc != NO_MORE_DOCS)
        {
            var next = doc;
            foreach (var list in _lists)
            {
                var at = list.DocID < doc ? list.Advance(doc) : list.DocID;
                if (at > doc)
                {
                    next = at;
                    break;
                }
            }

            if (next == doc)
            {
                _frequency = _places.Frequency(_lists);
                if (_frequency > 0)
                {
                    return doc;
                }

                doc = _lead.NextDoc();
            }
            else
            {
                doc = next == NO_MORE_DOCS ? _lead.Advance(NO_MORE_DOCS) : _lead.Advance(next);
            }
        }

        return doc;
    }
}

using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Index.LuceneNet.Fields;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Index.LuceneNet.Searching;

/// <summary>Finds the neighbours of a pair in its document.</summary>
internal static class DocumentContext
{
    private const int WindowGrowth = 16;

    /// <summary>Up to so many pairs before and after a pair; empty when the pair does not exist.</summary>
    public static PairContext Get(PairSearcher searcher, PairId id, int before, int after)
    {
        if (PairLookup.Find(searcher.IndexReader, id) is not { } document || (before == 0 && after == 0))
        {
            return new PairContext([], []);
        }

        var pair = searcher.Load(document).Pair;
        var here = (pair.Position, pair.Id);
        var earlier = Near(searcher, pair, -1, before);
        var later = Near(searcher, pair, 1, after);
        return new PairContext(
            [.. earlier.Where(other => Key(other).CompareTo(here) < 0).TakeLast(before)],
            [.. later.Where(other => Key(other).CompareTo(here) > 0).Take(after)]
        );
    }

    // A window of positions on one side of the pair, the pair's own position included, grown until it holds enough: a
    // document may have a million pairs.
    private static List<StoredPair> Near(PairSearcher searcher, AlignedPair pair, int direction, int wanted)
    {
        for (long reach = wanted; ; reach *= WindowGrowth)
        {
            var edge = Math.Clamp(pair.Position + (direction * reach), int.MinValue, int.MaxValue);
            var query = new BooleanQuery(true)
            {
                { new TermQuery(PlaceTerm(pair)), Occur.MUST },
                {
                    NumericRangeQuery.NewInt32Range(
                        FieldNames.Position,
                        Math.Min(pair.Position, (int)edge),
                        Math.Max(pair.Position, (int)edge),
                        true,
                        true
                    ),
                    Occur.MUST
                },
            };
            var found = new DocumentCollector();
            searcher.Search(query, found);
            var isWhole = edge is int.MinValue or int.MaxValue || (direction < 0 && edge <= 0);
            var here = (pair.Position, pair.Id);
            if (isWhole || found.Ids.Count(other => other.CompareTo(here) * direction > 0) >= wanted || wanted == 0)
            {
                return
                [
                    .. found
                        .Ids.Zip(found.Documents)
                        .OrderBy(entry => entry.First)
                        .Select(entry => entry.Second)
                        .Select(searcher.Load),
                ];
            }
        }
    }

    private static Term PlaceTerm(AlignedPair pair) =>
        new(FieldNames.Place, PairDocument.Place(pair.Source, pair.Document));

    private static (int Position, PairId Id) Key(StoredPair stored) => (stored.Pair.Position, stored.Pair.Id);

    private sealed class DocumentCollector : ICollector
    {
        private SegmentColumns _columns = null!;
        private NumericDocValues _positions = null!;
        private int _base;

        public List<(int Position, PairId Id)> Ids { get; } = [];

        public List<int> Documents { get; } = [];

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer) { }

        public void SetNextReader(AtomicReaderContext context)
        {
            _base = context.DocBase;
            _columns = new SegmentColumns(context.AtomicReader);
            _positions = context.AtomicReader.GetNumericDocValues(FieldNames.Position) ?? DocValues.EMPTY_NUMERIC;
        }

        public void Collect(int doc)
        {
            Ids.Add(((int)_positions.Get(doc), _columns.Id(doc)));
            Documents.Add(_base + doc);
        }
    }
}

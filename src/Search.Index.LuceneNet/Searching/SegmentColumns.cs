using Lucene.Net.Index;
using Search.Index.LuceneNet.Fields;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Index.LuceneNet.Searching;

/// <summary>The columns of a segment that orders need.</summary>
internal sealed class SegmentColumns(AtomicReader reader)
{
    private readonly NumericDocValues _english = Norms(reader, FieldNames.EnglishTerms);
    private readonly NumericDocValues _chinese = Norms(reader, FieldNames.ChineseTerms);
    private readonly NumericDocValues _high = Numbers(reader, FieldNames.IdHigh);
    private readonly NumericDocValues _low = Numbers(reader, FieldNames.IdLow);
    private readonly NumericDocValues _script = Numbers(reader, FieldNames.ScriptCode);
    private readonly NumericDocValues _date = Numbers(reader, FieldNames.Of(NumberColumn.Date));
    private readonly NumericDocValues _quality = Numbers(reader, FieldNames.Of(NumberColumn.Quality));

    /// <summary>The id of a pair.</summary>
    public PairId Id(int document) => new(unchecked((ulong)_high.Get(document)), unchecked((ulong)_low.Get(document)));

    /// <summary>The script of a pair.</summary>
    public Script Script(int document) => (Script)_script.Get(document);

    /// <summary>The key of a pair in an order.</summary>
    public long Key(SearchRequest request, int document, float score) =>
        request.Sort switch
        {
            SortOrder.Relevance => RelevanceOrder.Key(score, (int)Length(document)),
            SortOrder.Length => Length(document),
            SortOrder.NewestFirst => _date.Get(document),
            SortOrder.Quality => _quality.Get(document),
            _ => RandomOrder.Key(Id(document), request.Seed),
        };

    private long Length(int document) => _english.Get(document) + _chinese.Get(document);

    private static NumericDocValues Norms(AtomicReader reader, string field) =>
        reader.GetNormValues(field) ?? DocValues.EMPTY_NUMERIC;

    private static NumericDocValues Numbers(AtomicReader reader, string field) =>
        reader.GetNumericDocValues(field) ?? DocValues.EMPTY_NUMERIC;
}

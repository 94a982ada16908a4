using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Index.LuceneNet.Fields;
using Search.Index.LuceneNet.Querying;
using Search.Query.Contract;

namespace Search.Index.LuceneNet.Searching;

/// <summary>One commit of an index and what ranking needs to know of it.</summary>
internal sealed class PairSearcher : IndexSearcher
{
    public PairSearcher(IndexReader reader, RankingParameters ranking)
        : base(reader)
    {
        Ranking = ranking;
        Collection = new PairCollection(
            reader.NumDocs,
            Positions(FieldNames.EnglishTerms),
            Positions(FieldNames.ChineseTerms)
        );
        Similarity = new FieldSimilarity(new PairSimilarity(Collection, ranking));
    }

    /// <summary>The commit.</summary>
    public long Generation => ((DirectoryReader)IndexReader).IndexCommit.Generation;

    /// <summary>What BM25 needs to know of all pairs.</summary>
    public PairCollection Collection { get; }

    /// <summary>The parameters of the ranking.</summary>
    public RankingParameters Ranking { get; }

    /// <summary>The segments.</summary>
    public IList<AtomicReaderContext> Segments => TopReaderContext.Leaves;

    /// <summary>Loads a pair.</summary>
    /// <param name="document">Lucene's number of it in the whole index.</param>
    public StoredPair Load(int document)
    {
        var visitor = new RecordVisitor();
        IndexReader.Document(document, visitor);
        return new StoredPair(PairRecord.Read(visitor.Bytes, 0, visitor.Bytes.Length), []);
    }

    // Summed up anew for each commit, since Lucene's own sums count deleted pairs too.
    private long Positions(string field)
    {
        long sum = 0;
        foreach (var segment in Segments)
        {
            var reader = segment.AtomicReader;
            if (reader.GetNormValues(field) is not { } lengths)
            {
                continue;
            }

            var live = reader.LiveDocs;
            for (var document = 0; document < reader.MaxDoc; document++)
            {
                sum += live is null || live.Get(document) ? lengths.Get(document) : 0;
            }
        }

        return sum;
    }

    private sealed class RecordVisitor : StoredFieldVisitor
    {
        public byte[] Bytes { get; private set; } = [];

        public override void BinaryField(FieldInfo fieldInfo, byte[] value) => Bytes = value;

        public override Status NeedsField(FieldInfo fieldInfo) =>
            string.Equals(fieldInfo.Name, FieldNames.Record, StringComparison.Ordinal) ? Status.YES : Status.NO;
    }
}

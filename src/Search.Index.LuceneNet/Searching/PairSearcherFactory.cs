using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Query.Contract;

namespace Search.Index.LuceneNet.Searching;

/// <summary>Makes the searcher of each commit, and refuses one that another analysis wrote.</summary>
internal sealed class PairSearcherFactory(string folder, RankingParameters ranking) : SearcherFactory
{
    /// <inheritdoc/>
    /// <exception cref="LuceneIndexException">Another version of the analysis wrote the commit.</exception>
    public override IndexSearcher NewSearcher(IndexReader reader)
    {
        IndexIdentity.Check(folder, ((DirectoryReader)reader).IndexCommit.UserData);
        return new PairSearcher(reader, ranking);
    }
}

using System.Collections.Immutable;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Index.LuceneNet.Fields;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Index.LuceneNet.Searching;

/// <summary>Finds pairs by id.</summary>
internal static class PairLookup
{
    /// <summary>Loads pairs in the order asked for; those that do not exist are left out.</summary>
    public static ImmutableArray<StoredPair> Get(PairSearcher searcher, ImmutableArray<PairId> ids)
    {
        var found = ImmutableArray.CreateBuilder<StoredPair>(ids.Length);
        foreach (var id in ids)
        {
            if (Find(searcher.IndexReader, id) is { } document)
            {
                found.Add(searcher.Load(document));
            }
        }

        return found.DrainToImmutable();
    }

    /// <summary>Lucene's number of a pair in the whole index; null when it does not exist.</summary>
    public static int? Find(IndexReader reader, PairId id)
    {
        var term = PairDocument.IdTerm(id);
        foreach (var segment in reader.Leaves)
        {
            var documents = segment.AtomicReader.GetTermDocsEnum(term);
            if (documents is not null && documents.NextDoc() is var document and not DocIdSetIterator.NO_MORE_DOCS)
            {
                return segment.DocBase + document;
            }
        }

        return null;
    }
}

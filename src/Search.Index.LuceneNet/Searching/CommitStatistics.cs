using Lucene.Net.Index;
using Search.Index.LuceneNet.Fields;
using Search.Query.Contract;

namespace Search.Index.LuceneNet.Searching;

/// <summary>Counts what a commit holds.</summary>
internal static class CommitStatistics
{
    /// <summary>The counts, over all pairs that can be found.</summary>
    public static IndexStatistics Of(PairSearcher searcher)
    {
        var reader = (DirectoryReader)searcher.IndexReader;
        var columns = new FacetCounter([TextColumn.Source, TextColumn.Script]);
        var documents = new HashSet<string>(StringComparer.Ordinal);
        foreach (var segment in searcher.Segments)
        {
            var atomic = segment.AtomicReader;
            columns.Enter(atomic);
            var live = atomic.LiveDocs;
            var places = atomic.GetSortedDocValues(FieldNames.Place);
            var seen = new bool[places?.ValueCount ?? 0];
            for (var document = 0; document < atomic.MaxDoc; document++)
            {
                if (live is not null && !live.Get(document))
                {
                    continue;
                }

                columns.Count(document);
                if (places?.GetOrd(document) is { } number and >= 0)
                {
                    seen[number] = true;
                }
            }

            AddNames(documents, places, seen);
        }

        var facets = columns.Take(int.MaxValue);
        var commit = reader.IndexCommit;
        return new IndexStatistics(
            searcher.Generation,
            searcher.Collection.Pairs,
            reader.NumDeletedDocs,
            searcher.Segments.Count,
            commit.FileNames.Sum(commit.Directory.FileLength),
            commit.UserData[IndexIdentity.Key],
            facets[0].Counts,
            facets[1].Counts,
            documents.Count,
            searcher.Collection.EnglishPositions,
            searcher.Collection.ChinesePositions
        );
    }

    private static void AddNames(HashSet<string> documents, SortedDocValues? places, bool[] seen)
    {
        var bytes = new Lucene.Net.Util.BytesRef();
        for (var number = 0; number < seen.Length; number++)
        {
            if (seen[number])
            {
                places!.LookupOrd(number, bytes);
                _ = documents.Add(bytes.Utf8ToString());
            }
        }
    }
}

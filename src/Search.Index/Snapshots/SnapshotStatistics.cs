using System.Collections.Immutable;
using Search.Index.Execution;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Query.Tree;

namespace Search.Index.Snapshots;

/// <summary>Counts what a snapshot holds.</summary>
internal static class SnapshotStatistics
{
    /// <summary>Counts; takes a walk over the columns of all pairs.</summary>
    public static IndexStatistics Count(
        Snapshot snapshot,
        SegmentSearcher searcher,
        CancellationToken cancellationToken
    )
    {
        var request = new SearchRequest
        {
            Query = new EverythingNode(),
            Limit = 0,
            Total = TotalMode.None,
            Facets = [TextColumn.Source, TextColumn.Script],
            FacetLimit = int.MaxValue,
        };
        var page = searcher.Search(snapshot.View, new EveryPair(), request, cancellationToken);
        var commit = snapshot.Commit;
        return new IndexStatistics(
            commit.Generation,
            commit.LivePairs,
            commit.DeletedPairs,
            commit.Segments.Length,
            commit.Segments.Sum(segment => segment.Length),
            commit.AnalysisFingerprint,
            Counts(page, TextColumn.Source),
            Counts(page, TextColumn.Script),
            CountDocuments(snapshot, cancellationToken),
            snapshot.Segments.Sum(segment => segment.Reader.EnglishPositions),
            snapshot.Segments.Sum(segment => segment.Reader.ChinesePositions)
        );
    }

    // Names of documents belong to their source; pairs without a name are one document of theirs. Places of duplicates
    // that were merged away do not count.
    private static long CountDocuments(Snapshot snapshot, CancellationToken cancellationToken)
    {
        var names = new HashSet<(string Source, string? Document)>();
        var numbers = new HashSet<(int Source, int Document)>();
        for (var segment = 0; segment < snapshot.Segments.Length; segment++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var reader = snapshot.Segments[segment].Reader;
            var deletions = snapshot.Deletions[segment];
            numbers.Clear();
            for (var document = 0; document < reader.DocumentCount; document++)
            {
                if (deletions?.Contains(document) != true)
                {
                    _ = numbers.Add((reader.SourceColumn[document], reader.DocumentColumn[document]));
                }
            }

            foreach (var (source, document) in numbers)
            {
                _ = names.Add((reader.Sources[source], document < 0 ? null : reader.Documents[document]));
            }
        }

        return names.Count;
    }

    private static ImmutableArray<FacetCount> Counts(SearchPage page, TextColumn column)
    {
        foreach (var facet in page.Facets)
        {
            if (facet.Column == column)
            {
                return facet.Counts;
            }
        }

        return [];
    }
}

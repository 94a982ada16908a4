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
            Facets = [TextColumn.Source, TextColumn.Script, TextColumn.Document],
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
            Counts(page, TextColumn.Document).Length,
            snapshot.Segments.Sum(segment => segment.Reader.EnglishPositions),
            snapshot.Segments.Sum(segment => segment.Reader.ChinesePositions)
        );
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

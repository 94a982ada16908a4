using Search.Index.Commits;
using Search.Index.Execution;
using Search.Index.Segments;
using Search.Index.Tests.Segments;
using Search.Query.Contract;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.Tests.Execution;

/// <summary>Pairs spread over segments, some of them deleted, some segments merged from others.</summary>
internal sealed class TestView : IDisposable
{
    private readonly List<TestSegment> _segments = [];

    /// <param name="pairs">The pairs.</param>
    /// <param name="random">Decides which segment a pair comes to, and which segments are merged.</param>
    /// <param name="segments">How many segments are built.</param>
    /// <param name="deleted">The pairs that are deleted.</param>
    /// <param name="merge">Whether some of the segments are merged.</param>
    /// <param name="ranking">The parameters that rank.</param>
    public TestView(
        List<AlignedPair> pairs,
        Random random,
        int segments,
        HashSet<PairId> deleted,
        bool merge,
        RankingParameters ranking
    )
    {
        Live = [.. pairs.Where(pair => !deleted.Contains(pair.Id))];
        var slices = new List<SegmentSlice>();
        foreach (var part in Parts(pairs, random, segments))
        {
            var segment = Keep(TestSegment.Build(part, new TextAnalyzer().Analyze));
            var gone = Enumerable
                .Range(0, segment.Reader.DocumentCount)
                .Where(document => deleted.Contains(segment.Reader.Id(document)))
                .ToList();
            slices.Add(
                new SegmentSlice(
                    segment.Reader,
                    gone.Count > 0 ? Deletions.None(segment.Reader.DocumentCount).With(gone) : null
                )
            );
        }

        if (merge && slices.Count > 1)
        {
            var first = random.Next(slices.Count - 1);
            var count = random.Next(2, slices.Count - first + 1);
            var merged = Keep(TestSegment.Merge([.. slices.Skip(first).Take(count)]));
            slices.RemoveRange(first, count);
            slices.Insert(first, new SegmentSlice(merged.Reader, null));
        }

        View = new IndexView([.. slices], 1, ranking);
    }

    public List<AlignedPair> Live { get; }

    public IndexView View { get; }

    public void Dispose() => _segments.ForEach(segment => segment.Dispose());

    // Segments of different sizes: pairs fall into the earlier ones more often.
    private static List<List<AlignedPair>> Parts(List<AlignedPair> pairs, Random random, int segments)
    {
        var skew = random.Next(1, 4);
        return
        [
            .. pairs.GroupBy(_ => (int)(segments * Math.Pow(random.NextDouble(), skew))).Select(part => part.ToList()),
        ];
    }

    private TestSegment Keep(TestSegment segment)
    {
        _segments.Add(segment);
        return segment;
    }
}

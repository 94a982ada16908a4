using Search.Index.Commits;
using Search.Index.Execution;
using Search.Index.Segments;
using Search.Index.Tests.Segments;
using Search.Query.Contract;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.Tests.Execution;

/// <summary>Pairs spread over segments, some of them deleted.</summary>
internal sealed class TestView : IDisposable
{
    private readonly List<TestSegment> _segments = [];

    public TestView(List<AlignedPair> pairs, Random random, int segments, bool delete, RankingParameters ranking)
    {
        var deleted = delete ? pairs.Where(_ => random.Next(5) == 0).Select(pair => pair.Id).ToHashSet() : [];
        Live = [.. pairs.Where(pair => !deleted.Contains(pair.Id))];
        var shuffled = pairs.ToArray();
        random.Shuffle(shuffled);
        var slices = new List<SegmentSlice>();
        for (var i = 0; i < segments; i++)
        {
            var part = shuffled.Where((_, at) => at % segments == i).ToList();
            var segment = TestSegment.Build(part, new TextAnalyzer().Analyze);
            _segments.Add(segment);
            var gone = Enumerable
                .Range(0, segment.Reader.DocumentCount)
                .Where(document => deleted.Contains(segment.Reader.Id(document)));
            slices.Add(
                new SegmentSlice(
                    segment.Reader,
                    delete ? Deletions.None(segment.Reader.DocumentCount).With(gone) : null
                )
            );
        }

        View = new IndexView([.. slices], 1, ranking);
    }

    public List<AlignedPair> Live { get; }

    public IndexView View { get; }

    public void Dispose() => _segments.ForEach(segment => segment.Dispose());
}

using Search.Index.Writing;

namespace Search.Index.Tests.Writing;

public sealed class MergePolicyTests
{
    [Fact]
    public void Leaves_a_few_segments_alone() =>
        MergePolicy.Choose([new(10, 0), new(5_000_000, 0), new(300, 5)]).ShouldBeEmpty();

    [Fact]
    public void Merges_segments_of_like_size_and_no_others()
    {
        List<MergeCandidate> segments = [new(9_000_000, 0)];
        segments.AddRange(Enumerable.Range(0, MergePolicy.Width).Select(i => new MergeCandidate(100 + i, 0)));
        segments.Add(new(500_000, 0));
        MergePolicy.Choose(segments).ShouldBe(Enumerable.Range(1, MergePolicy.Width));
    }

    [Fact]
    public void Rewrites_a_segment_that_is_mostly_deleted()
    {
        MergePolicy.Choose([new(1000, 10), new(1_000_000, 400_000)]).ShouldBe([1]);
        MergePolicy.Choose([new(1000, 10), new(1_000_000, 200_000)]).ShouldBeEmpty();
    }

    [Fact]
    public void Keeps_the_number_of_segments_and_the_rewriting_small()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var segments = new List<MergeCandidate>();
        long added = 0;
        long written = 0;
        for (var commit = 0; commit < 5000; commit++)
        {
            var size = 1 + random.Next(random.Next(10) == 0 ? 20_000 : 500);
            segments.Add(new MergeCandidate(size, 0));
            added += size;
            for (var chosen = MergePolicy.Choose(segments); !chosen.IsEmpty; chosen = MergePolicy.Choose(segments))
            {
                var merged = chosen.Sum(i => segments[i].Live);
                written += merged;
                segments = [.. segments.Where((_, i) => !chosen.Contains(i)), new MergeCandidate(merged, 0)];
            }

            // Five tiers reach 16 million pairs.
            segments.Count.ShouldBeLessThanOrEqualTo(5 * (MergePolicy.Width - 1), $"seed {seed}");
        }

        // The lowest tier takes merges of small segments among themselves, hence the factor above the tiers' number.
        ((double)written / added).ShouldBeLessThan(8, $"seed {seed}");
        segments.Sum(segment => (long)segment.Live).ShouldBe(added);
    }
}

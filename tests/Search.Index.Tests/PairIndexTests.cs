using System.Collections.Immutable;
using Search.Index.Commits;
using Search.Index.Storage;
using Search.Index.Tests.Storage;
using Search.Index.Verification;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Testing.Contract;
using Search.Text.Pairs;

namespace Search.Index.Tests;

public sealed class PairIndexTests : IDisposable
{
    private static readonly AlignedPair Tea = PairFactory.Create("Green tea.", "绿茶。", "s", "a", 0);
    private static readonly AlignedPair Bridge = PairFactory.Create("A long bridge.", "一座长桥。", "s", "a", 1);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Says_how_to_build_an_index_where_there_is_none()
    {
        var exception = Should.Throw<IndexNotFoundException>(() => PairIndex.Open(_folder.File("none")));
        exception.Message.ShouldContain("reindex build");
        Directory.Exists(_folder.File("none")).ShouldBeFalse();
        _ = Should.Throw<IndexNotFoundException>(() => IndexVerifier.Verify(_folder.Path, null, Token));
    }

    [Fact]
    public async Task Lets_one_writer_in_at_a_time()
    {
        await using (PairIndexWriter.Open(_folder.Path))
        {
            Should
                .Throw<IndexLockedException>(() => PairIndexWriter.Open(_folder.Path))
                .Message.ShouldContain("another process is writing");
            _ = Should.Throw<IndexLockedException>(() => PairIndexBuilder.Create(_folder.Path));
        }

        PairIndexBuilder.Create(_folder.Path).Dispose();
    }

    [Fact]
    public void Refuses_an_index_of_another_analysis_with_the_remedy()
    {
        Build(1, Tea);
        var store = new CommitStore(new LocalFileSystem(), _folder.Path);
        store.Publish(store.Read(1) with { Generation = 2, AnalysisFingerprint = "other" });
        var exception = Should.Throw<IndexVersionException>(() => PairIndex.Open(_folder.Path));
        exception.Message.ShouldContain("'other'");
        exception.Message.ShouldContain("reindex build");
        _ = Should.Throw<IndexVersionException>(() => PairIndexWriter.Open(_folder.Path));
        _ = Should.Throw<IndexVersionException>(() => IndexVerifier.Verify(_folder.Path, null, Token));

        // The remedy works.
        Build(1, Tea, Bridge).ShouldBe(3);
        IndexVerifier.Verify(_folder.Path, null, Token).Pairs.ShouldBe(2);
    }

    [Fact]
    public async Task A_rebuild_is_seen_after_a_refresh_only_and_takes_the_place_of_everything()
    {
        _ = Build(2, Tea);
        await using var index = PairIndex.Open(_folder.Path);
        index.Refresh().ShouldBeFalse();
        _ = Build(2, Bridge);
        (await Found(index)).ShouldBe([Tea.Id]);
        index.Refresh().ShouldBeTrue();
        (await Found(index)).ShouldBe([Bridge.Id]);
        Directory.EnumerateFiles(_folder.Path, "*.seg").Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_build_that_is_given_up_leaves_the_old_index()
    {
        _ = Build(1, Tea);
        var before = Directory.EnumerateFiles(_folder.Path).Order().ToList();
        using (var builder = PairIndexBuilder.Create(_folder.Path, Options(2)))
        {
            foreach (var pair in PairFactory.Random(new Random(1), 5000))
            {
                builder.Add(pair);
            }
        }

        Directory.EnumerateFiles(_folder.Path).Order().ShouldBe(before);
        await using var index = PairIndex.Open(_folder.Path);
        (await Found(index)).ShouldBe([Tea.Id]);
    }

    [Fact]
    public void A_cancelled_build_leaves_the_old_index()
    {
        _ = Build(1, Tea);
        using var source = new CancellationTokenSource();
        source.Cancel();
        using (var builder = PairIndexBuilder.Create(_folder.Path, Options(2)))
        {
            builder.Add(Bridge);
            _ = Should.Throw<OperationCanceledException>(() => builder.Commit(source.Token));
        }

        IndexVerifier.Verify(_folder.Path, null, Token).Generation.ShouldBe(1);
    }

    [Fact]
    public void A_build_does_not_depend_on_the_number_of_threads()
    {
        var seed = Environment.TickCount;
        var pairs = PairFactory.Random(new Random(seed), 6000).ToImmutableArray();
        byte[]? expected = null;
        foreach (var threads in new[] { 2, 3, 5 })
        {
            using var folder = new TemporaryFolder();
            using (var builder = PairIndexBuilder.Create(folder.Path, Options(threads)))
            {
                foreach (var pair in pairs)
                {
                    builder.Add(pair);
                }

                _ = builder.Commit(Token);
            }

            var bytes = File.ReadAllBytes(Directory.EnumerateFiles(folder.Path, "*.seg").Single());
            expected ??= bytes;
            bytes.AsSpan().SequenceEqual(expected).ShouldBeTrue($"{threads} threads, seed {seed}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Of_pairs_with_one_id_a_build_keeps_the_last(int threads)
    {
        using (var builder = PairIndexBuilder.Create(_folder.Path, Options(threads)))
        {
            builder.Add(Tea);
            foreach (var pair in PairFactory.Random(new Random(3), 5000))
            {
                builder.Add(pair);
            }

            builder.Add(Tea with { Position = 77, Title = "last" });
            _ = builder.Commit(Token);
        }

        await using var index = PairIndex.Open(_folder.Path);
        var stored = (await index.GetAsync([Tea.Id], Token)).Single();
        stored.Pair.Position.ShouldBe(77);
        stored.Pair.Title.ShouldBe("last");
        stored.Duplicates.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pairs_of_the_same_texts_are_one_with_all_their_places()
    {
        var copies = new[] { ("s", "a"), ("s", "b"), ("t", "a") }
            .Select((place, i) => PairFactory.Create("Thank you.", "谢谢。", place.Item1, place.Item2, i))
            .ToList();
        await using (var writer = PairIndexWriter.Open(_folder.Path))
        {
            foreach (var copy in copies)
            {
                await writer.AddAsync(copy, Token);
                _ = await writer.CommitAsync(Token);
            }
        }

        await using var index = PairIndex.Open(_folder.Path);
        var stored = (await index.GetAsync([copies[1].Id], Token)).Single();
        stored.Pair.ShouldBe(copies[1]);
        stored.Duplicates.Length.ShouldBe(2);
        (await Found(index)).Length.ShouldBe(1);

        await using var deleter = PairIndexWriter.Open(_folder.Path);
        (await deleter.DeleteAsync(copies[0].Id, Token)).ShouldBeTrue();
        (await deleter.DeleteDocumentAsync("t", "a", Token)).ShouldBe(1);
        _ = await deleter.CommitAsync(Token);
        _ = index.Refresh();
        (await index.GetAsync([copies[0].Id], Token)).ShouldBeEmpty();
        var left = (await index.GetAsync([copies[1].Id], Token)).Single();
        left.Pair.ShouldBe(copies[1]);
        left.Duplicates.ShouldBeEmpty();
    }

    [Fact]
    public async Task Background_merges_keep_every_pair_and_few_segments()
    {
        var expected = new HashSet<PairId>();
        var commits = new List<long>();
        await using (
            var writer = PairIndexWriter.Open(_folder.Path, new PairIndexWriterOptions { Committed = commits.Add })
        )
        {
            for (var round = 0; round < 30; round++)
            {
                foreach (var pair in PairFactory.Random(new Random(round), 30, round * 100))
                {
                    await writer.AddAsync(pair, Token);
                    _ = expected.Add(pair.Id);
                }

                _ = await writer.CommitAsync(Token);
            }

            await writer.WhenMergedAsync();
            commits.ShouldBeInOrder();
            commits.Count.ShouldBeGreaterThan(30);
        }

        var report = IndexVerifier.Verify(_folder.Path, new VerifyOptions { IsFull = true }, Token);
        report.Problems.ShouldBeEmpty();
        report.Segments.ShouldBeLessThan(8);
        await using var index = PairIndex.Open(_folder.Path);
        (await index.GetAsync([.. expected], Token)).Length.ShouldBe(expected.Count);
    }

    [Fact]
    public void Any_number_of_threads_builds_the_same_segments()
    {
        var pairs = PairFactory.Random(new Random(5), 4000, 0).ToArray();
        pairs = [.. pairs, .. pairs.Take(500).Select(pair => pair with { Title = "again" })];
        _ = Build(1, pairs);
        var expected = SegmentBytes();
        foreach (var threads in new[] { 2, 3, 5 })
        {
            _ = Build(threads, pairs);
            SegmentBytes().ShouldBe(expected);
        }

        byte[] SegmentBytes() =>
            File.ReadAllBytes(Directory.GetFiles(_folder.Path, "segment-*").ShouldHaveSingleItem());
    }

    [Fact]
    public async Task A_disposed_index_says_so_and_a_call_under_way_ends_well()
    {
        _ = Build(1, Tea);
        var index = PairIndex.Open(_folder.Path);
        await index.DisposeAsync();
        await index.DisposeAsync();
        _ = await Should.ThrowAsync<ObjectDisposedException>(async () => await Found(index));
    }

    public void Dispose() => _folder.Dispose();

    private static PairIndexWriterOptions Options(int threads) => new() { Threads = threads, MemoryBudget = 1 << 20 };

    private static async Task<ImmutableArray<PairId>> Found(PairIndex index)
    {
        var page = await index.SearchAsync(new SearchRequest { Query = new EverythingNode() }, Token);
        return [.. page.Hits.Select(hit => hit.Id)];
    }

    private long Build(int threads, params AlignedPair[] pairs)
    {
        using var builder = PairIndexBuilder.Create(_folder.Path, Options(threads));
        foreach (var pair in pairs)
        {
            builder.Add(pair);
        }

        return builder.Commit(Token);
    }
}

using Search.Index.Tests.Segments;
using Search.Index.Tests.Storage;
using Search.Testing.Naive;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.Tests.Snapshots;

public sealed class DocumentContextTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Neighbours_are_those_of_a_plain_walk_whatever_segments_they_are_in(int seed)
    {
        var random = new Random(seed);
        var pairs = RandomPairs.Make(seed, 400);

        // Some stand in a second document too, and are stored once.
        pairs.AddRange(
            pairs
                .Where(_ => random.Next(4) == 0)
                .Select(pair =>
                    RandomPairs.Pair(
                        pair.English,
                        pair.Chinese,
                        "source9",
                        $"document{random.Next(2)}",
                        random.Next(40)
                    )
                )
                .ToList()
        );
        var token = TestContext.Current.CancellationToken;
        var deleted = pairs.Where(_ => random.Next(10) == 0).Select(pair => pair.Id).ToHashSet();
        using var folder = new TemporaryFolder();
        await using (var writer = PairIndexWriter.Open(folder.Path))
        {
            foreach (var batch in pairs.Chunk(90))
            {
                foreach (var pair in batch)
                {
                    await writer.AddAsync(pair, token);
                }

                _ = await writer.CommitAsync(token);
            }

            foreach (var id in deleted)
            {
                (await writer.DeleteAsync(id, token)).ShouldBeTrue();
            }

            _ = await writer.CommitAsync(token);
        }

        await using var index = PairIndex.Open(folder.Path);
        var naive = new NaivePairIndex(pairs.Where(pair => !deleted.Contains(pair.Id)), new TextAnalyzer());
        var neighbours = 0;

        // Twice: what was gathered for a document is kept.
        foreach (var pair in pairs.Concat(pairs))
        {
            var (before, after) = (random.Next(4), random.Next(4));
            var found = await index.GetContextAsync(pair.Id, before, after, token);
            var expected = await naive.GetContextAsync(pair.Id, before, after, token);
            found.Before.Select(Place).ShouldBe(expected.Before.Select(Place));
            found.After.Select(Place).ShouldBe(expected.After.Select(Place));
            neighbours += found.Before.Length + found.After.Length;
        }

        neighbours.ShouldBeGreaterThan(500);
    }

    private static (PairId, string, string?, int) Place(Query.Contract.StoredPair stored) =>
        (stored.Pair.Id, stored.Pair.Source, stored.Pair.Document, stored.Pair.Position);
}

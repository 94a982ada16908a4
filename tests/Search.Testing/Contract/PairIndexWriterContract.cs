using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Pairs;
using Shouldly;
using Xunit;

namespace Search.Testing.Contract;

/// <summary>What everything above <see cref="IPairIndexWriter"/> relies on; a test class of each engine derives from this one.</summary>
public abstract class PairIndexWriterContract : IAsyncLifetime
{
    private static readonly AlignedPair Tea = PairFactory.Create("Green tea.", "绿茶。", "s", "a", 0);
    private static readonly AlignedPair Bridge = PairFactory.Create("A long bridge.", "一座长桥。", "s", "a", 1);
    private static readonly AlignedPair Other = PairFactory.Create("Black tea.", "红茶。", "s", "b", 0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The index, empty at first.</summary>
    protected abstract IPairIndex Index { get; }

    public abstract ValueTask InitializeAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Opens the writer.</summary>
    protected abstract IPairIndexWriter OpenWriter();

    /// <summary>Lets <see cref="Index"/> see the last commit.</summary>
    protected virtual void Refresh() { }

    [Fact]
    public async Task Shows_nothing_before_a_commit_and_then_everything()
    {
        await using var writer = OpenWriter();
        await writer.AddAsync(Tea, Token);
        await writer.AddAsync(Bridge, Token);
        Refresh();
        (await Found()).ShouldBeEmpty();
        var before = Index.Generation;
        var generation = await writer.CommitAsync(Token);
        Refresh();
        generation.ShouldBeGreaterThan(before);
        Index.Generation.ShouldBe(generation);
        (await Found()).ShouldBe([Tea, Bridge], true);
    }

    [Fact]
    public async Task Drops_what_was_not_committed()
    {
        await Commit(Tea);
        await using (var writer = OpenWriter())
        {
            await writer.AddAsync(Bridge, Token);
            (await writer.DeleteAsync(Tea.Id, Token)).ShouldBeTrue();
        }

        Refresh();
        (await Found()).ShouldBe([Tea]);
        await Commit(Other);
        (await Found()).ShouldBe([Tea, Other], true);
    }

    [Fact]
    public async Task Replaces_a_pair_with_the_same_id()
    {
        var moved = Tea with { Position = 9, Title = "moved" };
        await Commit(Tea, Bridge);
        await Commit(moved);
        (await Found()).ShouldBe([moved, Bridge], true);
        await using var writer = OpenWriter();
        await writer.AddAsync(moved with { Position = 10 }, Token);
        await writer.AddAsync(moved with { Position = 11 }, Token);
        _ = await writer.CommitAsync(Token);
        Refresh();
        (await Found()).ShouldBe([moved with { Position = 11 }, Bridge], true);
    }

    [Fact]
    public async Task Keeps_the_links_of_words_and_lets_them_be_replaced()
    {
        var linked = Tea with { Links = new WordLinks([1, 2, 0, 255, 128]) };
        await Commit(linked, Bridge);
        (await Found()).ShouldBe([linked, Bridge], true);
        var anew = Bridge with { Links = new WordLinks([.. Enumerable.Range(0, 300).Select(i => (byte)i)]) };
        await using (var writer = OpenWriter())
        {
            await writer.AddAsync(Bridge, Token);
            await writer.AddAsync(anew, Token);
            await writer.AddAsync(Tea, Token);
            _ = await writer.CommitAsync(Token);
        }

        Refresh();
        (await Found()).ShouldBe([Tea, anew], true);
    }

    [Fact]
    public async Task Deletes_by_id_once()
    {
        await Commit(Tea, Bridge);
        await using var writer = OpenWriter();
        (await writer.DeleteAsync(Tea.Id, Token)).ShouldBeTrue();
        (await writer.DeleteAsync(Tea.Id, Token)).ShouldBeFalse();
        (await writer.DeleteAsync(Other.Id, Token)).ShouldBeFalse();
        await writer.AddAsync(Other, Token);
        (await writer.DeleteAsync(Other.Id, Token)).ShouldBeTrue();
        _ = await writer.CommitAsync(Token);
        Refresh();
        (await Found()).ShouldBe([Bridge]);
        (await Index.GetAsync([Tea.Id], Token)).ShouldBeEmpty();
        var context = await Index.GetContextAsync(Bridge.Id, 3, 3, Token);
        context.Before.ShouldBeEmpty();
    }

    [Fact]
    public async Task Deletes_a_document_with_what_was_just_added_to_it()
    {
        await Commit(Tea, Other);
        await using var writer = OpenWriter();
        await writer.AddAsync(Bridge, Token);
        (await writer.DeleteDocumentAsync("s", "a", Token)).ShouldBe(2);
        (await writer.DeleteDocumentAsync("s", "a", Token)).ShouldBe(0);
        (await writer.DeleteDocumentAsync("s", null, Token)).ShouldBe(0);
        _ = await writer.CommitAsync(Token);
        Refresh();
        (await Found()).ShouldBe([Other]);
    }

    [Fact]
    public async Task Adds_again_what_was_deleted()
    {
        await Commit(Tea);
        await using var writer = OpenWriter();
        (await writer.DeleteAsync(Tea.Id, Token)).ShouldBeTrue();
        await writer.AddAsync(Tea, Token);
        _ = await writer.CommitAsync(Token);
        Refresh();
        (await Found()).ShouldBe([Tea]);
    }

    [Fact]
    public async Task Can_be_emptied()
    {
        await Commit(Tea, Bridge);
        await using var writer = OpenWriter();
        (await writer.DeleteDocumentAsync("s", "a", Token)).ShouldBe(2);
        _ = await writer.CommitAsync(Token);
        Refresh();
        (await Found()).ShouldBeEmpty();
        (await Index.GetStatisticsAsync(Token)).Pairs.ShouldBe(0);
    }

    [Fact]
    public async Task A_long_random_history_ends_in_the_same_pairs_as_a_plain_list()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var expected = new Dictionary<PairId, AlignedPair>();
        for (var round = 0; round < 12; round++)
        {
            await using var writer = OpenWriter();
            var commits = random.Next(4) != 0;
            var next = new Dictionary<PairId, AlignedPair>(expected);
            foreach (var pair in PairFactory.Random(random, random.Next(1, 60), round * 100))
            {
                await writer.AddAsync(pair, Token);
                next[pair.Id] = pair;
                if (random.Next(4) == 0)
                {
                    var victim = next.Keys.ElementAt(random.Next(next.Count));
                    (await writer.DeleteAsync(victim, Token)).ShouldBeTrue($"seed {seed}");
                    _ = next.Remove(victim);
                }
            }

            if (random.Next(3) == 0)
            {
                var document = $"doc{random.Next(4)}";
                var gone = next.Values.Where(pair => pair.Source == "source1" && pair.Document == document).ToList();
                (await writer.DeleteDocumentAsync("source1", document, Token)).ShouldBe(gone.Count, $"seed {seed}");
                gone.ForEach(pair => next.Remove(pair.Id));
            }

            if (commits)
            {
                _ = await writer.CommitAsync(Token);
                expected = next;
            }

            Refresh();
            (await Places()).ShouldBe(Places(expected.Values), $"seed {seed}, round {round}");
        }
    }

    private static List<string> Places(IEnumerable<AlignedPair> pairs) =>
        [
            .. pairs
                .Select(pair => $"{pair.Source}/{pair.Document}/{pair.Position} {pair.English} {pair.Chinese}")
                .Order(StringComparer.Ordinal),
        ];

    // A pair that stands for several counts for each: whether duplicates are merged is the engine's own affair.
    private async Task<List<string>> Places()
    {
        var page = await Index.SearchAsync(new SearchRequest { Query = new EverythingNode(), Limit = 10_000 }, Token);
        var places = new List<AlignedPair>();
        foreach (var hit in page.Hits)
        {
            var (pair, duplicates) = (hit.Stored!.Pair, hit.Stored.Duplicates);
            places.Add(pair);
            places.AddRange(
                duplicates.Select(origin =>
                    pair with
                    {
                        Source = origin.Source,
                        Document = origin.Document,
                        Position = origin.Position,
                    }
                )
            );
        }

        return Places(places);
    }

    private async Task Commit(params AlignedPair[] pairs)
    {
        await using var writer = OpenWriter();
        foreach (var pair in pairs)
        {
            await writer.AddAsync(pair, Token);
        }

        _ = await writer.CommitAsync(Token);
        Refresh();
    }

    private async Task<List<AlignedPair>> Found()
    {
        var page = await Index.SearchAsync(new SearchRequest { Query = new EverythingNode() }, Token);
        return [.. page.Hits.Select(hit => hit.Stored!.Pair)];
    }
}

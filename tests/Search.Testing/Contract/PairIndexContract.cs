using System.Collections.Immutable;
using Search.Query.Contract;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Text.Pairs;
using Shouldly;
using Xunit;

namespace Search.Testing.Contract;

/// <summary>
/// What everything above <see cref="IPairIndex"/> relies on. A test class of each engine derives from this one; the
/// tests of writing are in <see cref="PairIndexWriterContract"/>.
/// </summary>
public abstract partial class PairIndexContract : IAsyncLifetime
{
    private static readonly AlignedPair[] Sample =
    [
        PairFactory.Create("The chip is fast.", "这块芯片很快。", "news", "a", 0) with
        {
            Date = new DateOnly(2024, 5, 1),
            Domain = "tech",
            Quality = 0.9f,
            ExternalId = "n-1",
            Title = "Chips",
            Url = "https://example.org/a",
            License = "CC0",
            Attribution = "A. Writer",
        },
        PairFactory.Create(
            "Fast chips run hot, and hot chips run slow.",
            "快的芯片会发热，热的芯片会变慢。",
            "news",
            "a",
            1
        ),
        PairFactory.Create("The river is wide.", "这条河很宽。", "news", "a", 2) with
        {
            Quality = 0.5f,
        },
        PairFactory.Create("Evolution is slow.", "進化很緩慢。", "books", "b", 0) with
        {
            Date = new DateOnly(2020, 1, 31),
            Domain = "science",
        },
        PairFactory.Create("Thank you.", "谢谢。", "talk", null, 5),
        PairFactory.Create("A surrogate pair: 𠮷 and 😀.", "𠮷野家😀。", "talk", null, 6),
    ];

    private IPairIndex _index = null!;

    /// <summary>Makes an index of pairs.</summary>
    protected abstract ValueTask<IPairIndex> CreateAsync(IReadOnlyList<AlignedPair> pairs);

    public async ValueTask InitializeAsync() => _index = await CreateAsync(Sample);

    public async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        await CleanAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Removes what the index left behind.</summary>
    protected virtual ValueTask CleanAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Finds_a_word_on_its_side_with_the_whole_pair()
    {
        var page = await Search(new TextNode("芯片", Side.Chinese));
        page.Hits.Select(hit => hit.Id).ShouldBe([Sample[0].Id, Sample[1].Id], true);
        var stored = page.Hits.Single(hit => hit.Id == Sample[0].Id).Stored;
        stored.ShouldNotBeNull().Pair.ShouldBe(Sample[0]);
        stored.Duplicates.ShouldBeEmpty();
        page.HasMore.ShouldBeFalse();
        page.IsPartial.ShouldBeFalse();
        page.Generation.ShouldBe(_index.Generation);
    }

    [Fact]
    public async Task Does_not_find_a_word_on_the_other_side() =>
        (await Search(new TextNode("芯片", Side.English))).Hits.ShouldBeEmpty();

    [Fact]
    public async Task Finds_either_script_by_the_other()
    {
        (await Search(new TextNode("进化", Side.Either))).Hits.Single().Id.ShouldBe(Sample[3].Id);
        (await Search(new TextNode("進化", Side.Either))).Hits.Single().Id.ShouldBe(Sample[3].Id);
    }

    [Fact]
    public async Task Gives_texts_back_unaltered_beyond_the_basic_plane()
    {
        var page = await Search(new TextNode("𠮷", Side.Chinese));
        page.Hits.Single().Stored!.Pair.ShouldBe(Sample[5]);
    }

    [Fact]
    public async Task Combines_conditions()
    {
        QueryNode fast = new TextNode("fast", Side.English);
        QueryNode hot = new TextNode("hot", Side.English);
        (await Ids(new AllOfNode([fast, hot]))).ShouldBe([Sample[1].Id]);
        (await Ids(new AnyOfNode([fast, hot]))).ShouldBe([Sample[0].Id, Sample[1].Id], true);
        (await Ids(new ExceptNode(fast, hot))).ShouldBe([Sample[0].Id]);
        (await Ids(new RankedNode(fast, hot)))[0].ShouldBe(Sample[1].Id);
    }

    [Fact]
    public async Task Finds_phrases_and_near_words()
    {
        (await Ids(new PhraseNode("hot chips", Side.English))).ShouldBe([Sample[1].Id]);
        (await Ids(new PhraseNode("chips hot", Side.English))).ShouldBeEmpty();
        (await Ids(new PhraseNode("fast hot", Side.English, 3))).ShouldBe([Sample[1].Id]);
        (await Ids(new PhraseNode("slow fast", Side.English, 1))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Finds_prefixes_patterns_and_typos()
    {
        (await Ids(new PrefixNode("evol", Side.English))).ShouldBe([Sample[3].Id]);
        (await Ids(new WildcardNode("r?ver", Side.English))).ShouldBe([Sample[2].Id]);
        (await Ids(new TypoNode("rivre", 1, Side.English))).ShouldBe([Sample[2].Id]);
        (await Ids(new TypoNode("rivrex", 1, Side.English))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Finds_everything_and_nothing()
    {
        (await Ids(new EverythingNode())).ShouldBe(Sample.Select(pair => pair.Id), true);
        (await Ids(new TextNode("，。！", Side.Either))).ShouldBeEmpty();
        (await Ids(new TextNode("nowhere", Side.Either))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Filters_by_every_column()
    {
        (await Filtered(new OneOfFilter(TextColumn.Source, ["books", "talk"]))).ShouldBe([3, 4, 5]);
        (await Filtered(new OneOfFilter(TextColumn.Document, ["b"]))).ShouldBe([3]);
        (await Filtered(new OneOfFilter(TextColumn.Domain, ["tech"]))).ShouldBe([0]);
        (await Filtered(new OneOfFilter(TextColumn.Script, ["hant"]))).ShouldBe([3]);
        (await Filtered(new OneOfFilter(TextColumn.Source, ["nowhere"]))).ShouldBeEmpty();
        (await Filtered(new RangeFilter(NumberColumn.Quality, 0, 900))).ShouldBe([0, 2]);
        (await Filtered(new RangeFilter(NumberColumn.EnglishLength, 4, 4))).ShouldContain(0);
        (await Filtered(new RangeFilter(NumberColumn.Date, 0, new DateOnly(2022, 1, 1).DayNumber))).ShouldBe([3]);
        (await Filtered(new NotFilter(new OneOfFilter(TextColumn.Source, ["news"])))).ShouldBe([3, 4, 5]);
        (
            await Filtered(
                new AllFilter([
                    new OneOfFilter(TextColumn.Source, ["news"]),
                    new RangeFilter(NumberColumn.Quality, 900, 1000),
                ])
            )
        ).ShouldBe([0, 1]);
    }

    [Fact]
    public async Task Lists_the_documents_of_a_source()
    {
        (await _index.ListDocumentsAsync("news", Token)).ShouldBe(["a"]);
        (await _index.ListDocumentsAsync("talk", Token)).ShouldBe([null]);
        (await _index.ListDocumentsAsync("nowhere", Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_filter_in_the_query_adds_nothing_to_the_score()
    {
        var word = new TextNode("fast", Side.English);
        var plain = await Search(word);
        var filtered = await Search(
            new AllOfNode([word, new FilterNode(new OneOfFilter(TextColumn.Source, ["news"]))])
        );
        filtered.Hits.Select(hit => hit.Score).ShouldBe(plain.Hits.Select(hit => hit.Score));
    }

    [Fact]
    public async Task Counts_hits_without_returning_them()
    {
        var page = await _index.SearchAsync(
            new SearchRequest
            {
                Query = new TextNode("芯片", Side.Chinese),
                Limit = 0,
                Total = TotalMode.Exact,
                Facets = [TextColumn.Source, TextColumn.Script],
            },
            Token
        );
        page.Hits.ShouldBeEmpty();
        page.Total.ShouldBe(new HitTotal(2, true));
        page.Facets.Length.ShouldBe(2);
        page.Facets[0].Column.ShouldBe(TextColumn.Source);
        page.Facets[0].Counts.ShouldBe([new FacetCount("news", 2)]);
        page.Facets[1].Counts.ShouldBe([new FacetCount("hans", 2)]);
    }

    [Fact]
    public async Task Facets_come_with_the_most_frequent_value_first()
    {
        var request = new SearchRequest { Query = new EverythingNode(), Facets = [TextColumn.Source] };
        var page = await _index.SearchAsync(request, Token);
        page.Facets[0]
            .Counts.ShouldBe([new FacetCount("news", 3), new FacetCount("talk", 2), new FacetCount("books", 1)]);
        var cut = await _index.SearchAsync(request with { FacetLimit = 1 }, Token);
        cut.Facets[0].Counts.ShouldBe([new FacetCount("news", 3)]);
    }

    [Fact]
    public async Task Leaves_out_what_was_not_asked_for()
    {
        var page = await _index.SearchAsync(
            new SearchRequest
            {
                Query = new TextNode("芯片", Side.Chinese),
                Total = TotalMode.None,
                LoadPairs = false,
            },
            Token
        );
        page.Total.ShouldBeNull();
        page.Facets.ShouldBeEmpty();
        page.Hits.Length.ShouldBe(2);
        page.Hits.ShouldAllBe(hit => hit.Stored == null && hit.Explanation == null);
    }

    [Fact]
    public async Task Explanations_add_up_to_the_score()
    {
        var page = await _index.SearchAsync(
            new SearchRequest { Query = new TextNode("chips", Side.English), Explain = true },
            Token
        );
        page.Hits.ShouldNotBeEmpty();
        foreach (var hit in page.Hits)
        {
            hit.Explanation.ShouldNotBeNull().Value.ShouldBe(hit.Score, 1e-5);
            hit.Explanation.Description.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task Pairs_in_the_script_that_was_typed_rank_higher()
    {
        var query = new AnyOfNode([new TextNode("slow", Side.English)]);
        var request = new SearchRequest { Query = query };
        var hant = await _index.SearchAsync(request with { TypedScript = Script.Hant }, Token);
        var hans = await _index.SearchAsync(request with { TypedScript = Script.Hans }, Token);
        Score(hant, 3).ShouldBeGreaterThan(Score(hans, 3));
        Score(hans, 1).ShouldBeGreaterThan(Score(hant, 1));
    }

    [Fact]
    public async Task Boosts_and_constant_scores_are_kept()
    {
        var word = new TextNode("river", Side.English);
        var plain = (await Search(word)).Hits.Single().Score;
        (await Search(new BoostNode(word, 3))).Hits.Single().Score.ShouldBe(3 * plain, 1e-4);
        (await Search(new ConstantScoreNode(word, 7))).Hits.Single().Score.ShouldBe(7f, 1e-5);
    }

    [Fact]
    public async Task Loads_pairs_by_id_in_the_order_asked_for()
    {
        var missing = new PairId(1, 2);
        var pairs = await _index.GetAsync([Sample[3].Id, missing, Sample[0].Id], Token);
        pairs.Select(stored => stored.Pair).ShouldBe([Sample[3], Sample[0]]);
    }

    [Fact]
    public async Task Shows_a_pair_between_its_neighbours()
    {
        var middle = await _index.GetContextAsync(Sample[1].Id, 5, 5, Token);
        middle.Before.Select(stored => stored.Pair).ShouldBe([Sample[0]]);
        middle.After.Select(stored => stored.Pair).ShouldBe([Sample[2]]);
        var last = await _index.GetContextAsync(Sample[2].Id, 1, 1, Token);
        last.Before.Select(stored => stored.Pair).ShouldBe([Sample[1]]);
        last.After.ShouldBeEmpty();
        var none = await _index.GetContextAsync(Sample[1].Id, 0, 0, Token);
        none.Before.ShouldBeEmpty();
        none.After.ShouldBeEmpty();
        var missing = await _index.GetContextAsync(new PairId(1, 2), 5, 5, Token);
        missing.Before.ShouldBeEmpty();
        missing.After.ShouldBeEmpty();
    }

    [Fact]
    public async Task Lists_and_counts_terms()
    {
        var terms = await _index.ListTermsAsync(TermSpace.EnglishExact, "ch", 10, Token);
        terms.ShouldBe([new TermCount("chip", 1), new TermCount("chips", 1)]);
        (await _index.ListTermsAsync(TermSpace.EnglishExact, "ch", 1, Token)).Length.ShouldBe(1);
        (await _index.ListTermsAsync(TermSpace.EnglishExact, "zzz", 10, Token)).ShouldBeEmpty();
        var counts = await _index.CountTermsAsync(TermSpace.EnglishExact, ["is", "nowhere", "river"], Token);
        counts.ShouldBe([3L, 0L, 1L]);
        var similar = await _index.ListSimilarTermsAsync(TermSpace.EnglishExact, "chipz", 1, 10, Token);
        similar.Select(term => term.Term).ShouldBe(["chip", "chips"], true);
    }

    [Fact]
    public async Task Says_what_it_holds()
    {
        var statistics = await _index.GetStatisticsAsync(Token);
        statistics.Pairs.ShouldBe(Sample.Length);
        statistics.Generation.ShouldBe(_index.Generation);
        statistics.Sources.ShouldBe([new FacetCount("news", 3), new FacetCount("talk", 2), new FacetCount("books", 1)]);
        statistics.Documents.ShouldBe(3);
        statistics.EnglishPositions.ShouldBeGreaterThan(20);
        statistics.ChinesePositions.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task Stops_when_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        var request = new SearchRequest { Query = new EverythingNode() };
        _ = await Should.ThrowAsync<OperationCanceledException>(async () =>
            await _index.SearchAsync(request, source.Token)
        );
    }

    [Fact]
    public async Task Answers_many_callers_at_once()
    {
        var expected = (await Search(new TextNode("chips", Side.English))).Hits.Select(hit => hit.Id).ToList();
        var calls = Enumerable
            .Range(0, 64)
            .Select(_ => Task.Run(() => Search(new TextNode("chips", Side.English)), Token))
            .ToList();
        foreach (var page in await Task.WhenAll(calls))
        {
            page.Hits.Select(hit => hit.Id).ShouldBe(expected);
        }
    }

    [Fact]
    public async Task An_empty_index_answers()
    {
        await using var empty = await CreateAsync([]);
        var page = await empty.SearchAsync(
            new SearchRequest
            {
                Query = new TextNode("芯片", Side.Either),
                Total = TotalMode.Exact,
                Facets = [TextColumn.Source],
            },
            Token
        );
        page.Hits.ShouldBeEmpty();
        page.Total.ShouldBe(new HitTotal(0, true));
        page.Facets[0].Counts.ShouldBeEmpty();
        (await empty.GetAsync([Sample[0].Id], Token)).ShouldBeEmpty();
        (await empty.ListTermsAsync(TermSpace.EnglishWord, "", 5, Token)).ShouldBeEmpty();
        (await empty.GetStatisticsAsync(Token)).Pairs.ShouldBe(0);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static float Score(SearchPage page, int sample) =>
        page.Hits.Single(hit => hit.Id == Sample[sample].Id).Score;

    private async Task<SearchPage> Search(QueryNode query) =>
        await _index.SearchAsync(new SearchRequest { Query = query }, Token);

    private async Task<ImmutableArray<PairId>> Ids(QueryNode query) =>
        [.. (await Search(query)).Hits.Select(hit => hit.Id)];

    private async Task<int[]> Filtered(PairFilter filter)
    {
        var request = new SearchRequest { Query = new EverythingNode(), Filter = filter };
        var page = await _index.SearchAsync(request, Token);
        var inside = await Ids(new FilterNode(filter));
        inside.ShouldBe(page.Hits.Select(hit => hit.Id), true);
        return [.. page.Hits.Select(hit => Array.FindIndex(Sample, pair => pair.Id == hit.Id)).Order()];
    }
}

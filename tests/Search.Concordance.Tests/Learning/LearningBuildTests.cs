using Search.Concordance.Equivalents;
using Search.Concordance.Learning;
using Search.Concordance.Tests.WordAlignment;
using Search.Concordance.WordAlignment;
using Search.Text.Pairs;

namespace Search.Concordance.Tests.Learning;

public sealed class LearningBuildTests : IDisposable
{
    private const int Misaligned = 30;

    private readonly string _folder = Directory.CreateTempSubdirectory("learning").FullName;
    private readonly List<AlignedPair> _indexed = [];
    private int _commits;

    private string ModelPath => TranslationModelFile.PathIn(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Misaligned_pairs_sink_below_all_true_ones_and_say_why()
    {
        var pairs = Corpus();
        Run(pairs).ShouldNotBeNull();
        _indexed.Select(pair => pair.Id).ShouldBe(pairs.Select(pair => pair.Id));
        var wrong = _indexed.TakeLast(Misaligned).ToList();
        var right = _indexed.SkipLast(Misaligned).ToList();
        right.ShouldAllBe(pair => pair.Quality == 0.9f && pair.Reasons == QualityReasons.Merged);
        wrong.Count(pair => pair.Quality < 0.5f).ShouldBeGreaterThan(Misaligned * 9 / 10);
        wrong
            .Count(pair => pair.Reasons == (QualityReasons.Merged | QualityReasons.Unlikely))
            .ShouldBeGreaterThan(Misaligned * 9 / 10);
    }

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        Run(Corpus(), threads: 1);
        var one = _indexed.ToList();
        var model = File.ReadAllBytes(ModelPath);
        _indexed.Clear();
        Run(Corpus(), threads: 4);
        _indexed.ShouldBe(one);
        File.ReadAllBytes(ModelPath).ShouldBe(model);
    }

    [Fact]
    public void The_model_takes_its_place_after_the_commit_and_nothing_else_is_left()
    {
        File.WriteAllText(ModelPath, "old");
        var atCommit = "";
        Run(Corpus(), commit: () => atCommit = File.ReadAllText(ModelPath));
        atCommit.ShouldBe("old");
        TranslationModelFile.Load(ModelPath).Pairs.ShouldBe(Corpus().Count);
        Directory.EnumerateFileSystemEntries(_folder).ShouldBe([ModelPath]);
    }

    [Fact]
    public void A_commit_that_fails_leaves_the_old_model()
    {
        File.WriteAllText(ModelPath, "old");
        _ = Should.Throw<IOException>(() => Run(Corpus(), commit: () => throw new IOException("disk full")));
        File.ReadAllText(ModelPath).ShouldBe("old");
        Directory.EnumerateFileSystemEntries(_folder).ShouldBe([ModelPath]);
    }

    [Fact]
    public void No_pairs_change_nothing()
    {
        Run([]).ShouldBeNull();
        _commits.ShouldBe(0);
        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_spooled_pair_comes_back_as_it_was()
    {
        AlignedPair[] pairs =
        [
            Pair("half \ud83d a smile", "\ude00 另一半", 0),
            Pair("", "", 1) with
            {
                Document = "",
                ExternalId = "x-1",
                Title = "标题",
                Url = "https://example.org/",
                Domain = "law",
                License = "CC0",
                Attribution = "someone",
                Date = new DateOnly(2024, 2, 29),
                Script = Script.Hant,
                Position = 7,
                Quality = 0.123f,
                Reasons = QualityReasons.Merged | QualityReasons.LengthRatio,
            },
        ];
        using var spool = PairSpool.Create(_folder);
        foreach (var pair in pairs)
        {
            spool.Add(pair);
        }

        spool.Read().ShouldBe(pairs);
        spool.Read().ShouldBe(pairs);
    }

    private TranslationModel? Run(IReadOnlyList<AlignedPair> pairs, int threads = 2, Action? commit = null) =>
        LearningBuild.Run(
            _folder,
            pairs,
            _indexed.Add,
            commit ?? (() => _commits++),
            new AlignmentOptions { Threads = threads },
            null,
            TestContext.Current.CancellationToken
        );

    [Fact]
    public void A_small_corpus_is_learned_from_but_its_pairs_are_not_judged()
    {
        var pairs = Corpus().TakeLast(500).ToList();
        Run(pairs).ShouldNotBeNull();
        _indexed.Select(pair => pair with { Links = null }).ShouldBe(pairs);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(int.MaxValue)]
    public void Every_pair_goes_into_the_index_with_the_links_that_the_model_gives_it(int count)
    {
        var model = Run(Corpus().TakeLast(count).ToList()).ShouldNotBeNull();
        var finder = new EquivalentFinder(model);
        foreach (var pair in _indexed.Where((_, i) => i % 50 == 0))
        {
            finder.Link(pair.English, pair.Chinese);
            pair.Links.ShouldBe(finder.Keep());
        }
    }

    /// <summary>True pairs, then some whose Chinese side shares no word with the English one.</summary>
    private static List<AlignedPair> Corpus()
    {
        var wrong = new List<(string English, string Chinese)>();
        foreach (var pair in SmallCorpus.Pairs(2000, seed: 21))
        {
            var other = SmallCorpus
                .Pairs(50, seed: wrong.Count)
                .First(candidate =>
                    !SmallCorpus.Words.Any(word =>
                        pair.English.Contains(word.English) && candidate.Chinese.Contains(word.Chinese)
                    )
                );
            wrong.Add((pair.English, other.Chinese));
            if (wrong.Count == Misaligned)
            {
                break;
            }
        }

        return
        [
            .. SmallCorpus
                .Pairs(LearningBuild.LeastJudged)
                .Concat(wrong)
                .Select((pair, n) => Pair(pair.English, pair.Chinese, n)),
        ];
    }

    private static AlignedPair Pair(string english, string chinese, int n) =>
        new()
        {
            Id = new PairId(0, (ulong)n),
            English = english,
            Chinese = chinese,
            Source = "test",
            Position = n,
            Quality = 0.9f,
            Reasons = QualityReasons.Merged,
        };
}

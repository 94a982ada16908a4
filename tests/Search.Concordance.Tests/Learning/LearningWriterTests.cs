using Search.Concordance.Equivalents;
using Search.Concordance.Learning;
using Search.Concordance.Tests.WordAlignment;
using Search.Concordance.WordAlignment;
using Search.Index;
using Search.Text.Pairs;

namespace Search.Concordance.Tests.Learning;

public sealed class LearningWriterTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("learning").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_deleted_document_leaves_the_model_with_its_pairs()
    {
        await BuildAsync();
        Probability("horse", "ma").ShouldBeGreaterThan(0.8f);
        var dogs = Probability("dog", "gou");
        await ChangeAsync(async writer => (await writer.DeleteDocumentAsync("s", "horses", Token)).ShouldBe(150));
        Probability("horse", "ma").ShouldBe(0);
        Probability("dog", "gou").ShouldBe(dogs, 0.05);
        Model().Pairs.ShouldBe(300);
    }

    [Fact]
    public async Task Deleted_pairs_leave_the_model_one_by_one_too()
    {
        await BuildAsync();
        await ChangeAsync(async writer =>
        {
            foreach (var pair in Horses("horse", "ma"))
            {
                (await writer.DeleteAsync(pair.Id, Token)).ShouldBeTrue();
            }
        });
        Probability("horse", "ma").ShouldBe(0);
        Model().Pairs.ShouldBe(300);
    }

    [Fact]
    public async Task A_deleted_source_leaves_the_model_with_all_its_documents()
    {
        await BuildAsync();
        await ChangeAsync(async writer => (await writer.DeleteSourceAsync("s", Token)).ShouldBe(450));
        Model().Pairs.ShouldBe(0);
        Probability("horse", "ma").ShouldBe(0);
    }

    [Fact]
    public async Task A_replaced_document_is_learned_anew()
    {
        await BuildAsync();
        await ChangeAsync(async writer =>
        {
            _ = await writer.DeleteDocumentAsync("s", "horses", Token);
            foreach (var pair in Horses("mule", "luozi"))
            {
                await writer.AddAsync(pair, Token);
            }
        });
        Probability("horse", "ma").ShouldBe(0);
        Probability("mule", "luozi").ShouldBeGreaterThan(0.8f);
        Model().Pairs.ShouldBe(450);
    }

    [Fact]
    public async Task New_pairs_are_linked_by_what_was_learned_from_them()
    {
        await BuildAsync();
        await ChangeAsync(async writer =>
        {
            foreach (var pair in Horses("mule", "luozi"))
            {
                await writer.AddAsync(pair, Token);
            }
        });
        await using var index = PairIndex.Open(_folder);
        var mules = await index.GetAsync([.. Horses("mule", "luozi").Select(pair => pair.Id)], Token);
        mules.Length.ShouldBe(150);
        var finder = new EquivalentFinder(Model());
        foreach (var pair in mules.Select(stored => stored.Pair))
        {
            finder.TryTake(pair).ShouldBeTrue();
            var at = pair.English.IndexOf("mule");
            var found = finder.Find(new TextSpan(at, at + 4), Language.English).ShouldNotBeNull();
            pair.Chinese[found.Chinese.Start..found.Chinese.End].ShouldBe("luozi");
        }
    }

    [Fact]
    public async Task A_pair_that_is_replaced_under_its_id_is_forgotten_as_it_was()
    {
        await BuildAsync();
        var old = Horses("horse", "ma");
        await ChangeAsync(async writer =>
        {
            foreach (var (pair, other) in old.Zip(Horses("mule", "luozi")))
            {
                await writer.AddAsync(other with { Id = pair.Id }, Token);
            }
        });
        Probability("horse", "ma").ShouldBe(0);
        Probability("mule", "luozi").ShouldBeGreaterThan(0.8f);
    }

    [Fact]
    public async Task The_same_document_again_changes_nothing_that_is_known()
    {
        await BuildAsync();
        var before = await File.ReadAllBytesAsync(TranslationModelFile.PathIn(_folder), Token);
        await ChangeAsync(async writer =>
        {
            _ = await writer.DeleteDocumentAsync("s", "horses", Token);
            foreach (var pair in Horses("horse", "ma"))
            {
                await writer.AddAsync(pair, Token);
            }
        });
        (await File.ReadAllBytesAsync(TranslationModelFile.PathIn(_folder), Token)).ShouldBe(before);
    }

    [Fact]
    public async Task What_was_added_and_deleted_before_the_commit_is_not_learned()
    {
        await BuildAsync();
        await ChangeAsync(async writer =>
        {
            foreach (var pair in Horses("mule", "luozi"))
            {
                await writer.AddAsync(pair with { Document = "mules" }, Token);
            }

            _ = await writer.DeleteDocumentAsync("s", "mules", Token);
        });
        Probability("mule", "luozi").ShouldBe(0);
        Model().Pairs.ShouldBe(450);
    }

    [Fact]
    public async Task Without_a_commit_the_model_stays()
    {
        await BuildAsync();
        await using (var writer = Open())
        {
            _ = await writer.DeleteDocumentAsync("s", "horses", Token);
        }

        Probability("horse", "ma").ShouldBeGreaterThan(0.8f);
    }

    [Fact]
    public async Task Pairs_that_wait_for_the_commit_are_deleted_and_counted_as_those_of_the_index()
    {
        await BuildAsync();
        await using var writer = Open();
        var (horses, mules) = (Horses("horse", "ma"), Horses("mule", "luozi"));

        // One takes the place of a pair of the index, one of a pair that was deleted before, and the rest is new.
        (await writer.DeleteAsync(horses[1].Id, Token)).ShouldBeTrue();
        (await writer.DeleteAsync(horses[1].Id, Token)).ShouldBeFalse();
        foreach (var pair in mules.Take(10).Concat(horses.Take(2)))
        {
            await writer.AddAsync(pair, Token);
        }

        (await writer.DeleteAsync(mules[0].Id, Token)).ShouldBeTrue();
        (await writer.DeleteAsync(mules[0].Id, Token)).ShouldBeFalse();
        (await writer.DeleteDocumentAsync("s", "horses", Token)).ShouldBe(horses.Count + 9);
        (await writer.DeleteDocumentAsync("s", "horses", Token)).ShouldBe(0);
        _ = await writer.CommitAsync(Token);
        Model().Pairs.ShouldBe(300);
    }

    [Fact]
    public async Task An_index_that_was_built_without_a_model_stays_without_one()
    {
        await BuildAsync();
        File.Delete(TranslationModelFile.PathIn(_folder));
        await ChangeAsync(async writer =>
        {
            foreach (var pair in Horses("mule", "luozi"))
            {
                await writer.AddAsync(pair, Token);
            }
        });
        File.Exists(TranslationModelFile.PathIn(_folder)).ShouldBeFalse();
    }

    /// <summary>Two documents; in the second there are horses.</summary>
    private Task BuildAsync() =>
        ChangeAsync(async writer =>
        {
            var position = 0;
            foreach (var (english, chinese) in Distinct("", 300, seed: 7))
            {
                await writer.AddAsync(Pair(english, chinese, "animals", position++), Token);
            }

            foreach (var pair in Horses("horse", "ma"))
            {
                await writer.AddAsync(pair, Token);
            }
        });

    private static List<AlignedPair> Horses(string english, string chinese) =>
        [
            .. Distinct("cat", 150, seed: 11)
                .Select(
                    (pair, position) =>
                        Pair(
                            pair.English.Replace("cat", english),
                            pair.Chinese.Replace("mao", chinese),
                            "horses",
                            position
                        )
                ),
        ];

    // An index keeps a pair of the same texts once.
    private static IEnumerable<(string English, string Chinese)> Distinct(string word, int count, int seed) =>
        SmallCorpus.Pairs(4000, seed).Where(pair => pair.English.Contains(word)).Distinct().Take(count);

    private static AlignedPair Pair(string english, string chinese, string document, int position) =>
        new()
        {
            Id = PairId.Compute("s", $"{document}{position}", english, chinese),
            English = english,
            Chinese = chinese,
            Source = "s",
            Document = document,
            Position = position,
        };

    private async Task ChangeAsync(Func<LearningWriter, Task> change)
    {
        await using var writer = Open();
        await change(writer);
        _ = await writer.CommitAsync(Token);
    }

    private LearningWriter Open() =>
        new(
            PairIndexWriter.Open(_folder, new PairIndexWriterOptions { MergeInBackground = false }),
            () => Directory.EnumerateFiles(_folder, "commit-*").Any() ? PairIndex.Open(_folder) : null,
            _folder,
            new AlignmentOptions { Threads = 2 }
        );

    private TranslationModel Model() => TranslationModelFile.Load(TranslationModelFile.PathIn(_folder));

    private float Probability(string english, string chinese)
    {
        var model = Model();
        var (left, right) = SmallCorpus.Cut(english, chinese);
        _ = model.TryGet(model.EnglishWords.Find(left.Term(0)), model.ChineseWords.Find(right.Term(0)), out var both);
        return both.ChineseGivenEnglish;
    }
}

using Search.Concordance.WordAlignment;

namespace Search.Concordance.Tests.WordAlignment;

public sealed class TranslationModelTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("words").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_word_learns_its_own_translation()
    {
        var model = SmallCorpus.Train();
        foreach (var (english, chinese) in SmallCorpus.Words)
        {
            var (left, right) = SmallCorpus.Cut(english, chinese);
            var word = model.EnglishWords.Find(left.Term(0));
            var best = model.TranslationsOf(word).MaxBy(t => t.Probabilities.ChineseGivenEnglish).Chinese;
            model.ChineseWords[best].ShouldBe(right.Term(0).ToString());
        }
    }

    [Fact]
    public void Crossed_words_are_linked_and_the_article_stays_alone()
    {
        var linker = new PairLinker(SmallCorpus.Train());
        var (english, chinese) = SmallCorpus.Cut("the dog water tree .", "gou mu shui .");
        linker.Link(english, chinese);
        linker.Belief(1, 0).ShouldBeGreaterThan(0.9f);
        linker.Belief(2, 2).ShouldBeGreaterThan(0.9f);
        linker.Belief(3, 1).ShouldBeGreaterThan(0.9f);
        linker.Belief(4, 3).ShouldBeGreaterThan(0.9f);
        for (var j = 0; j < 4; j++)
        {
            linker.Belief(0, j).ShouldBeLessThan(PairLinker.Threshold);
        }
    }

    [Fact]
    public void A_pair_longer_than_any_of_the_training_is_linked_too()
    {
        var linker = new PairLinker(SmallCorpus.Train());
        var text = SmallCorpus.Pairs(60, seed: 3).ToArray();
        var (english, chinese) = SmallCorpus.Cut(
            string.Join(' ', text.Select(pair => pair.English)),
            string.Join(' ', text.Select(pair => pair.Chinese))
        );
        english.Count.ShouldBeGreaterThan(BilingualText.MaxLength);
        linker.Link(english, chinese);
        // The first content word of each sentence stands first on both sides.
        var right = Enumerable.Range(0, 60).Count(n => linker.Belief((n * 5) + 1, n * 4) > PairLinker.Threshold);
        right.ShouldBeGreaterThan(55);
    }

    [Fact]
    public void In_a_very_long_pair_what_stands_for_itself_is_found()
    {
        var linker = new PairLinker(SmallCorpus.Train());
        var text = SmallCorpus.Pairs(200, seed: 3).ToArray();
        var (english, chinese) = SmallCorpus.Cut(
            string.Join(' ', text.Select((pair, n) => $"{pair.English} Q{n}")),
            string.Join(' ', text.Select((pair, n) => $"{pair.Chinese} Q{n}"))
        );
        linker.Link(english, chinese);
        for (var i = 0; i < english.Count; i++)
        {
            for (var j = 0; j < chinese.Count; j++)
            {
                var isSame = english.Term(i).StartsWith("q") && english.Term(i).SequenceEqual(chinese.Term(j));
                (isSame && linker.Belief(i, j) < PairLinker.Threshold).ShouldBeFalse($"{i}-{j}");
            }
        }
    }

    [Fact]
    public void A_word_that_was_never_seen_stands_for_itself()
    {
        var linker = new PairLinker(SmallCorpus.Train());
        var (english, chinese) = SmallCorpus.Cut("the dog Zanzibar tree", "gou Zanzibar mu");
        linker.Link(english, chinese);
        linker.Belief(2, 1).ShouldBeGreaterThan(PairLinker.Threshold);
    }

    [Fact]
    public void The_model_does_not_depend_on_the_number_of_threads()
    {
        var one = Path.Combine(_folder, "one");
        var four = Path.Combine(_folder, "four");
        TranslationModelFile.Save(SmallCorpus.Train(2000, threads: 1), one);
        TranslationModelFile.Save(SmallCorpus.Train(2000, threads: 4), four);
        File.ReadAllBytes(four).ShouldBe(File.ReadAllBytes(one));
    }

    [Fact]
    public void A_saved_model_comes_back_as_it_was()
    {
        var path = Path.Combine(_folder, "model");
        var model = SmallCorpus.Train();
        TranslationModelFile.Save(model, path);
        var loaded = TranslationModelFile.Load(path);
        loaded.Pairs.ShouldBe(model.Pairs);
        loaded.Count.ShouldBe(model.Count);
        for (var e = 0; e < model.EnglishWords.Count; e++)
        {
            loaded.EnglishWords[e].ShouldBe(model.EnglishWords[e]);
            loaded.TranslationsOf(e).ShouldBe(model.TranslationsOf(e));
        }

        File.Exists(path + ".tmp").ShouldBeFalse();
    }

    [Fact]
    public void A_damaged_byte_anywhere_is_noticed()
    {
        var path = Path.Combine(_folder, "model");
        TranslationModelFile.Save(SmallCorpus.Train(20), path);
        var bytes = File.ReadAllBytes(path);
        for (var at = 0; at < bytes.Length; at += 37)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 0x10;
            File.WriteAllBytes(path, damaged);
            _ = Should.Throw<InvalidDataException>(() => TranslationModelFile.Load(path));
        }

        foreach (var length in new[] { 0, 5, 12, bytes.Length / 2, bytes.Length - 1 })
        {
            File.WriteAllBytes(path, bytes[..length]);
            _ = Should.Throw<InvalidDataException>(() => TranslationModelFile.Load(path));
        }
    }

    [Fact]
    public void New_pairs_teach_a_model_new_words_and_leave_the_old()
    {
        var model = SmallCorpus.Train();
        var builder = new TranslationModelBuilder(new AlignmentOptions { Threads = 2 }, null);
        var news = SmallCorpus
            .Pairs(40, seed: 11)
            .Select(pair => (pair.English.Replace("dog", "horse"), pair.Chinese.Replace("gou", "ma")));
        var updated = builder.Update(model, news, TestContext.Current.CancellationToken);
        updated.Pairs.ShouldBe(340);
        var linker = new PairLinker(updated);
        var (english, chinese) = SmallCorpus.Cut("the horse water dog .", "ma gou shui .");
        linker.Link(english, chinese);
        linker.Belief(1, 0).ShouldBeGreaterThan(0.8f);
        linker.Belief(2, 2).ShouldBeGreaterThan(0.8f);
        linker.Belief(3, 1).ShouldBeGreaterThan(0.8f);
        model.EnglishWords.Find("horse").ShouldBe(-1);
    }

    [Fact]
    public void An_empty_corpus_gives_a_model_that_links_nothing()
    {
        var model = new TranslationModelBuilder(new AlignmentOptions(), null).Train(
            [],
            cancellationToken: TestContext.Current.CancellationToken
        );
        var linker = new PairLinker(model);
        var (english, chinese) = SmallCorpus.Cut("a dog", "gou");
        linker.Link(english, chinese);
        linker.Belief(1, 0).ShouldBeInRange(0, 1);
        linker.Link(new AlignmentUnits(), chinese);
        linker.EnglishCount.ShouldBe(0);
    }

    [Fact]
    public void Cancelling_ends_the_training()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var builder = new TranslationModelBuilder(new AlignmentOptions(), null);
        _ = Should.Throw<OperationCanceledException>(() =>
            builder.Train(SmallCorpus.Pairs(50), cancellationToken: source.Token)
        );
    }
}

using Search.Concordance.WordAlignment;

namespace Search.Concordance.Tests.WordAlignment;

public sealed class ForgettingTests
{
    private readonly TranslationModelBuilder _builder = new(new AlignmentOptions { Threads = 2 }, null);

    // In these a dog is quan, and there are horses.
    private static readonly (string English, string Chinese)[] s_deleted =
    [
        .. SmallCorpus
            .Pairs(150, seed: 11)
            .Select(pair =>
                (pair.English.Replace("cat", "horse"), pair.Chinese.Replace("mao", "ma").Replace("gou", "quan"))
            ),
    ];

    [Fact]
    public void Deleted_pairs_leave_the_model_as_if_it_had_never_seen_them()
    {
        var kept = SmallCorpus.Pairs(300).ToArray();
        var fresh = _builder.Train(kept, cancellationToken: TestContext.Current.CancellationToken);
        var both = _builder.Train([.. kept, .. s_deleted], cancellationToken: TestContext.Current.CancellationToken);
        Probability(both, "dog", "quan").ShouldBeGreaterThan(0.2f);
        Probability(both, "horse", "ma").ShouldBeGreaterThan(0.8f);
        var left = _builder.Forget(both, s_deleted, TestContext.Current.CancellationToken);
        left.Pairs.ShouldBe(300);
        Probability(left, "dog", "quan").ShouldBe(0);
        Probability(left, "horse", "ma").ShouldBe(0);
        foreach (var (english, _) in SmallCorpus.Words)
        {
            foreach (var (_, chinese) in SmallCorpus.Words)
            {
                Probability(left, english, chinese).ShouldBe(Probability(fresh, english, chinese), 0.05, english);
            }
        }
    }

    [Fact]
    public void What_an_update_added_can_be_taken_away_again()
    {
        var model = SmallCorpus.Train();
        var updated = _builder.Update(model, s_deleted, TestContext.Current.CancellationToken);
        Probability(updated, "horse", "ma").ShouldBeGreaterThan(0.8f);
        var left = _builder.Forget(updated, s_deleted, TestContext.Current.CancellationToken);
        left.Pairs.ShouldBe(model.Pairs);
        Probability(left, "horse", "ma").ShouldBe(0);
        Probability(left, "dog", "gou").ShouldBe(Probability(model, "dog", "gou"), 0.05);
    }

    [Fact]
    public void Forgetting_nothing_or_strangers_changes_nothing_that_is_known()
    {
        var model = SmallCorpus.Train();
        foreach (var pairs in new (string, string)[][] { [], [("unseen thing", "没有 见过")] })
        {
            var left = _builder.Forget(model, pairs, TestContext.Current.CancellationToken);
            left.Count.ShouldBe(model.Count);
            Probability(left, "dog", "gou").ShouldBe(Probability(model, "dog", "gou"), 1e-4);
        }
    }

    [Fact]
    public void Everything_forgotten_leaves_a_model_that_links_nothing()
    {
        var left = _builder.Forget(SmallCorpus.Train(), SmallCorpus.Pairs(300), TestContext.Current.CancellationToken);
        left.Pairs.ShouldBe(0);
        foreach (var (english, chinese) in SmallCorpus.Words)
        {
            Probability(left, english, chinese).ShouldBeLessThan(0.5f);
        }
    }

    private static float Probability(TranslationModel model, string english, string chinese)
    {
        var (left, right) = SmallCorpus.Cut(english, chinese);
        _ = model.TryGet(model.EnglishWords.Find(left.Term(0)), model.ChineseWords.Find(right.Term(0)), out var both);
        return both.ChineseGivenEnglish;
    }
}

using Search.Concordance.Tests.WordAlignment;
using Search.Concordance.Translations;
using Search.Concordance.WordAlignment;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Concordance.Tests.Translations;

public sealed class TranslationServiceTests
{
    private readonly TranslationService _service;
    private readonly Search.Testing.Naive.NaivePairIndex _index;

    public TranslationServiceTests()
    {
        // A dog is mostly gou and sometimes quan; hound is always quan.
        var pairs = SmallCorpus
            .Pairs(600)
            .Select(
                (pair, n) =>
                    (n % 3) switch
                    {
                        0 => (pair.English, pair.Chinese.Replace("gou", "quan")),
                        _ => pair,
                    }
            )
            .Concat(
                SmallCorpus
                    .Pairs(200, seed: 5)
                    .Select(pair => (pair.English.Replace("dog", "hound"), pair.Chinese.Replace("gou", "quan")))
            )
            .ToArray();
        _index = SmallIndex.Of(pairs);
        var model = new TranslationModelBuilder(new AlignmentOptions(), null).Train(pairs);
        _service = new TranslationService(_index, model);
    }

    [Fact]
    public async Task Translations_come_with_counts_shares_and_examples()
    {
        var answer = await _service.TranslateAsync("dog", Language.English, 5, TestContext.Current.CancellationToken);
        answer.Candidates.Length.ShouldBeGreaterThanOrEqualTo(2);
        answer.Candidates[0].Text.ShouldBe("gou");
        answer.Candidates[1].Text.ShouldBe("quan");
        answer.Candidates[0].Share.ShouldBeGreaterThan(answer.Candidates[1].Share);
        answer.Candidates.Sum(candidate => candidate.Share).ShouldBe(1, 0.05);
        answer.Candidates[0].English.ShouldBe("dog");
        answer.Candidates[0].Chinese.ShouldBe("gou");
        answer.Read.ShouldBe((int)answer.Total);
        var examples = await _index.GetAsync(answer.Candidates[1].Examples, TestContext.Current.CancellationToken);
        examples.Length.ShouldBe(3);
        examples.ShouldAllBe(pair => pair.Pair.Chinese.Contains("quan") && pair.Pair.English.Contains("dog"));
    }

    [Fact]
    public async Task A_phrase_is_translated_as_a_whole()
    {
        var answer = await _service.TranslateAsync(
            "water tree",
            Language.English,
            5,
            TestContext.Current.CancellationToken
        );
        answer.Candidates[0].Text.ShouldBe("mu shui");
    }

    [Fact]
    public async Task The_contrast_search_leaves_out_the_usual_translation()
    {
        var contrast = await _service.ContrastAsync("dog", Language.English, TestContext.Current.CancellationToken);
        contrast.Usual.Single().Text.ShouldBe("gou");
        var page = await _index.SearchAsync(
            new SearchRequest { Query = contrast.Query!, Limit = 50 },
            TestContext.Current.CancellationToken
        );
        page.Hits.ShouldNotBeEmpty();
        page.Hits.ShouldAllBe(hit =>
            hit.Stored!.Pair.English.Contains("dog") && !hit.Stored.Pair.Chinese.Contains("gou")
        );
    }

    [Fact]
    public async Task A_search_is_widened_over_the_other_language()
    {
        var expansion = await _service.ExpandAsync("hound", Language.English, TestContext.Current.CancellationToken);
        expansion.Added[0].Text.ShouldBe("dog");
        expansion.Added[0].Via.ShouldBe("quan");
        _ = expansion.Query.ShouldBeOfType<AnyOfNode>();
    }

    [Fact]
    public async Task A_word_that_the_corpus_lacks_has_no_translation()
    {
        var token = TestContext.Current.CancellationToken;
        (await _service.TranslateAsync("zebra", Language.English, 5, token)).Candidates.ShouldBeEmpty();
        (await _service.ContrastAsync("zebra", Language.English, token)).Query.ShouldBeNull();
        (await _service.ExpandAsync("zebra", Language.English, token)).Added.ShouldBeEmpty();
    }
}

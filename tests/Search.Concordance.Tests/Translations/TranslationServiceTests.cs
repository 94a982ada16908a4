using Search.Concordance.Searching;
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
    private readonly TranslationModel _model;

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
        _model = new TranslationModelBuilder(new AlignmentOptions(), null).Train(pairs);
        _service = new TranslationService(_index, _model);
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
    public async Task A_character_is_not_translated_by_the_words_that_it_is_a_part_of()
    {
        string[] nouns = ["dog|狗", "cat|猫", "horse|马", "bird|鸟", "fish|鱼", "cow|牛", "house|房子", "tree|树"];
        var pairs = (
            from noun in nouns
            from other in nouns
            let one = noun.Split('|')
            let two = other.Split('|')
            from pair in new[]
            {
                ($"small {one[0]} , {two[0]} .", $"小 {one[1]}，{two[1]}。"),
                ($"two hours for the {one[0]} , {two[0]} .", $"两小时给 {one[1]}，{two[1]}。"),
            }
            select pair
        ).ToArray();
        var token = TestContext.Current.CancellationToken;
        var model = new TranslationModelBuilder(new AlignmentOptions(), null).Train(pairs, null, token);
        var service = new TranslationService(SmallIndex.Of(pairs), model);
        var small = await service.TranslateAsync("小", Language.Chinese, 5, token);
        small.Candidates.Select(candidate => candidate.Text).ShouldBe(["small"]);

        // What never is a word by itself is translated by the words that it is in.
        var hour = await service.TranslateAsync("时", Language.Chinese, 5, token);
        hour.Candidates.ShouldContain(candidate => candidate.Text.Contains("hours"));
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
        var answer = await _service.TranslateAsync("dog", Language.English, 1, TestContext.Current.CancellationToken);
        var contrast = answer.Contrast.ShouldNotBeNull();
        contrast.Usual.Single().Text.ShouldBe("gou");
        contrast.Wanted.ShouldBe("dog");
        contrast.Unwanted.ShouldBe("gou");
        var page = await _index.SearchAsync(
            new SearchRequest { Query = contrast.Query, Limit = 50 },
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
        var expansion = await Expand(new TextNode("hound", Side.English));
        expansion.Added[0].ShouldBe(new PivotWord("hound", "dog", "quan", expansion.Added[0].Weight, Language.English));
        expansion.Added[0].Weight.ShouldBeInRange(0.02, 1);
        _ = expansion.Query.ShouldBeOfType<AnyOfNode>();
    }

    [Fact]
    public async Task A_word_that_nearly_always_stands_for_something_else_is_not_added()
    {
        // A thing may be quan, as a hound is, but in forty times as many pairs it is dongxi.
        var learned = Named("hound", "quan", 200, 5)
            .Concat(Named("dog", "quan", 200, 6))
            .Concat(Named("thing", "quan", 100, 7))
            .Concat(Named("thing", "dongxi", 200, 8))
            .ToArray();
        var token = TestContext.Current.CancellationToken;
        var model = new TranslationModelBuilder(new AlignmentOptions(), null).Train(learned, null, token);
        var service = new TranslationService(
            SmallIndex.Of([
                .. learned,
                .. Named("thing", "dongxi", 4000, 9)
                    .Select((pair, n) => ($"{pair.English} {n}", $"{pair.Chinese} {n}")),
            ]),
            model
        );
        var back = await service.TranslateAsync("quan", Language.Chinese, 5, token);
        back.Candidates.ShouldContain(candidate => candidate.Text == "thing" && candidate.Share > 0.02);
        var expansion = await service.ExpandAsync(new TextNode("hound", Side.English), token);
        expansion.Added.Select(word => word.Text).ShouldBe(["dog"]);

        static IEnumerable<(string English, string Chinese)> Named(
            string english,
            string chinese,
            int count,
            int seed
        ) =>
            SmallCorpus
                .Pairs(count, seed: seed)
                .Select(pair => (pair.English.Replace("dog", english), pair.Chinese.Replace("gou", chinese)));
    }

    [Fact]
    public async Task Each_word_of_several_is_widened_for_itself_and_what_is_excluded_stays()
    {
        var expansion = await Expand(
            new ExceptNode(new TextNode("hound water", Side.English), new TextNode("dog", Side.English))
        );
        var except = expansion.Query.ShouldBeOfType<ExceptNode>();
        except.Excluded.ShouldBe(new TextNode("dog", Side.English));
        var parts = except.Match.ShouldBeOfType<AllOfNode>().Children;
        parts.Length.ShouldBe(2);
        parts[0].ShouldBeOfType<AnyOfNode>().Children[0].ShouldBe(new TextNode("hound", Side.English));
        expansion.Added.Select(word => word.For).Distinct().ShouldBe(["hound"]);
    }

    [Fact]
    public async Task Exact_words_and_patterns_are_not_widened()
    {
        QueryNode[] nodes =
        [
            new TextNode("hound", Side.English, Exact: true),
            new PrefixNode("hou", Side.English),
            new EverythingNode(),
        ];
        foreach (var node in nodes)
        {
            (await Expand(node)).ShouldBe(new PivotExpansion(node, []));
        }
    }

    [Fact]
    public async Task A_hit_of_a_widened_search_says_which_added_word_it_has()
    {
        var service = new SearchService(_index, _model);
        var question = new SearchQuestion
        {
            Text = "hound",
            Limit = 200,
            ExpandOverTranslations = true,
        };
        var answer = await service.AskAsync(question, TestContext.Current.CancellationToken);
        answer.Added[0].Text.ShouldBe("dog");
        answer.ParsedText.ShouldContain("dog");
        var typed = answer.Hits.TakeWhile(hit => hit.Added.IsEmpty).ToList();
        typed.ShouldNotBeEmpty();
        typed.ShouldAllBe(hit => hit.English.Text.Contains("hound"));
        var widened = answer.Hits.Skip(typed.Count).ToList();
        widened.ShouldNotBeEmpty();
        widened.ShouldAllBe(hit => hit.Added.Contains("dog") && !hit.English.Text.Contains("hound"));
        widened.ShouldAllBe(hit => !hit.English.Highlights.IsEmpty);
    }

    [Fact]
    public async Task Without_a_model_a_search_is_not_widened_and_says_so()
    {
        var question = new SearchQuestion { Text = "hound", ExpandOverTranslations = true };
        var answer = await new SearchService(_index).AskAsync(question, TestContext.Current.CancellationToken);
        answer.Added.ShouldBeEmpty();
        answer.Notes.Single().ShouldContain("no model of word translations");
        answer.Hits.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_word_that_the_corpus_lacks_has_no_translation()
    {
        var token = TestContext.Current.CancellationToken;
        (await _service.TranslateAsync("zebra", Language.English, 5, token)).Candidates.ShouldBeEmpty();
        (await _service.TranslateAsync("zebra", Language.English, 5, token)).Contrast.ShouldBeNull();
        (await Expand(new TextNode("zebra", Side.English))).Added.ShouldBeEmpty();
    }

    private ValueTask<PivotExpansion> Expand(QueryNode query) =>
        _service.ExpandAsync(query, TestContext.Current.CancellationToken);
}

using System.Text;
using Search.Concordance.Suggesting;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Testing.Naive;
using Search.Text.Analysis;
using Search.Text.Glosses;
using Search.Text.Lexicon;
using Search.Text.Pairs;
using Search.Text.Pinyin;

namespace Search.Concordance.Tests;

public sealed class SuggestionTests
{
    private readonly SuggestionService _service = new(
        new NaivePairIndex(
            [
                Pair("The chips are new chips.", "芯片是新的。"),
                Pair("Chips and children.", "乾隆的芯片。"),
                Pair("A chapter.", "一章。"),
            ],
            new TextAnalyzer()
        )
    );

    [Fact]
    public async Task An_English_prefix_is_completed_most_frequent_word_first()
    {
        var suggestions = await Suggest("new chi");
        suggestions.Select(s => s.Text).ShouldBe(["new chips", "new children"]);
        suggestions[0].Pairs.ShouldBe(2);
        suggestions.ShouldAllBe(s => s.Kind == SuggestionKind.Completion && s.Side == Language.English);
    }

    [Fact]
    public async Task A_word_that_the_index_does_not_hold_is_corrected() =>
        (await Suggest("chpater")).ShouldHaveSingleItem().Word.ShouldBe("chapter");

    [Fact]
    public async Task A_Chinese_word_is_suggested_by_its_reading_and_shown_as_it_is_written()
    {
        var suggestions = await Suggest("xinpian");
        suggestions.Select(s => s.Word).ShouldContain("芯片");
        (await Suggest("qianlong")).Select(s => s.Word).ShouldContain("乾隆");
        suggestions.ShouldAllBe(s => s.Kind == SuggestionKind.Reading && s.Side == Language.Chinese);
    }

    [Fact]
    public async Task A_Chinese_prefix_is_completed_with_words_as_they_are_written()
    {
        (await Suggest("乾")).Select(s => s.Word).ShouldContain("乾隆");
        (await Suggest("芯")).ShouldHaveSingleItem().Pairs.ShouldBe(2);
    }

    [Theory]
    [InlineData("xinp")]
    [InlineData("xp")]
    [InlineData("x p")]
    [InlineData("xin p")]
    [InlineData("xin1 pian4")]
    [InlineData("xīnpi")]
    [InlineData("the new xin pian")]
    public async Task A_reading_may_be_begun_or_given_by_its_initials(string typed)
    {
        var suggestion = (await Suggest(typed)).First(s => s.Kind == SuggestionKind.Reading);
        suggestion.Word.ShouldBe("芯片");
        suggestion.Text.ShouldBe(typed.StartsWith("the", StringComparison.Ordinal) ? "the new 芯片" : "芯片");
        suggestion.Pairs.ShouldBe(2);
    }

    [Fact]
    public async Task English_completions_leave_room_for_readings()
    {
        var service = new SuggestionService(
            new NaivePairIndex(
                [
                    .. Enumerable.Range(0, 20).Select(i => Pair($"xinpian{(char)('a' + i)}", "一章。")),
                    Pair("A chip.", "芯片。"),
                ],
                new TextAnalyzer()
            )
        );
        var suggestions = await service.SuggestAsync("xinpian", Side.Either, 10, TestContext.Current.CancellationToken);
        suggestions.Length.ShouldBe(10);
        suggestions[^1].Word.ShouldBe("芯片");
        (await service.SuggestAsync("xinpian", Side.English, 10, TestContext.Current.CancellationToken)).ShouldAllBe(
            s => s.Side == Language.English
        );
    }

    [Fact]
    public async Task A_Chinese_word_typed_by_its_sound_is_corrected() =>
        (await Suggest("新片")).ShouldContain(s => s.Word == "芯片" && s.Kind == SuggestionKind.Correction);

    [Fact]
    public async Task Readings_are_ranked_as_all_words_that_fit_would_be()
    {
        Assert.SkipWhen(GlossTable.Default.IsEmpty, "built without glosses");
        var random = new Random(5);
        var glosses = GlossTable.Default;
        var words = Enumerable
            .Range(0, 6000)
            .Select(_ => random.Next(glosses.WordCount))
            .Where(word => glosses.Folded(word).Length < 5)
            .Select(word => glosses.Folded(word).ToString())
            .ToList();
        var index = new NaivePairIndex(
            [.. words.Chunk(3).Select((some, i) => Pair($"pair {i}", string.Join('，', [.. some, words[i % 40]])))],
            new TextAnalyzer()
        );
        foreach (var isWarm in new[] { false, true })
        {
            var service = new SuggestionService(index);
            if (isWarm)
            {
                await service.WarmAsync(TestContext.Current.CancellationToken);
            }

            foreach (var typed in new[] { "zh", "sh", "yi", "shi", "zg", "zhong", "l s", "sj", "xian", "gong", "jian" })
            {
                var suggestions = await service.SuggestAsync(
                    typed,
                    Side.Chinese,
                    50,
                    TestContext.Current.CancellationToken
                );
                suggestions
                    .Select(s => (Folded(s.Word), s.Pairs))
                    .ShouldBe(await RankAsync(index, typed), $"{typed}, warm: {isWarm}");
            }
        }
    }

    private static string Folded(string word) =>
        string.Concat(word.EnumerateRunes().Select(rune => new Rune(ScriptClasses.Fold(rune.Value)).ToString()));

    private static async Task<List<(string, long)>> RankAsync(NaivePairIndex index, string typed)
    {
        var fitting = new Dictionary<int, bool>();
        foreach (var range in ReadingIndex.Default.Find(typed))
        {
            for (var reading = range.First; reading < range.End; reading++)
            {
                var word = ReadingIndex.Default.WordOf(reading);
                fitting[word] = range.IsFull || fitting.GetValueOrDefault(word);
            }
        }

        var counts = await index.CountTermsAsync(
            TermSpace.ChineseWord,
            [.. fitting.Keys.Select(word => GlossTable.Default.Folded(word).ToString())],
            TestContext.Current.CancellationToken
        );
        return
        [
            .. fitting
                .Zip(counts)
                .Where(word => word.Second > 0)
                .OrderByDescending(word => word.First.Value)
                .ThenByDescending(word => word.Second)
                .ThenBy(word => word.First.Key)
                .Take(50)
                .Select(word => (GlossTable.Default.Folded(word.First.Key).ToString(), word.Second)),
        ];
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("，")]
    [InlineData("word ")]
    public async Task Nothing_typed_suggests_nothing(string typed) => (await Suggest(typed)).ShouldBeEmpty();

    private async Task<IReadOnlyList<Suggestion>> Suggest(string typed) =>
        await _service.SuggestAsync(typed, Side.Either, 10, TestContext.Current.CancellationToken);

    private static AlignedPair Pair(string english, string chinese) =>
        new()
        {
            Id = PairId.Compute("test", null, english, chinese),
            English = english,
            Chinese = chinese,
            Source = "test",
        };
}

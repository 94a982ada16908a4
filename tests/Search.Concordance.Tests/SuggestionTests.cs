using Search.Concordance.Suggesting;
using Search.Query.Tree;
using Search.Testing.Naive;
using Search.Text.Analysis;
using Search.Text.Pairs;

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

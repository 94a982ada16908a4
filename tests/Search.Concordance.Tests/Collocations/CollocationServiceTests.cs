using Search.Concordance.Collocations;
using Search.Concordance.Tests.WordAlignment;
using Search.Text.Pairs;

namespace Search.Concordance.Tests.Collocations;

public sealed class CollocationServiceTests
{
    [Fact]
    public async Task A_word_that_keeps_company_comes_first()
    {
        var random = new Random(4);
        string[] nouns = ["house", "river", "book", "tree", "bird"];
        var pairs = Enumerable
            .Range(0, 200)
            .Select(n =>
                n % 4 == 0
                    ? ($"They drink strong tea {n} times", $"{n}")
                    : ($"They see a {nouns[random.Next(nouns.Length)]} {n} times", $"{n}")
            );
        var service = new CollocationService(SmallIndex.Of(pairs));
        var answer = await service.FindAsync("tea", Language.English, 3, TestContext.Current.CancellationToken);
        answer.Total.ShouldBe(50);
        answer.Read.ShouldBe(50);
        answer.Words.Take(2).Select(word => word.Text).ShouldBe(["drink", "strong"], ignoreOrder: true);
        answer.Words[0].LogDice.ShouldBe(14, 0.001);
        answer.Words[0].Before.ShouldBe(50);
        answer.Words[0].After.ShouldBe(0);
        answer.Words.ShouldNotContain(word => word.Text == "they");
    }

    [Theory]
    [InlineData(10, 10, 10, 14)]
    [InlineData(10, 20, 20, 13)]
    [InlineData(1, 1024, 1024, 4)]
    public void Log_dice_is_as_published(double both, double first, double second, double expected) =>
        AssociationScore.LogDice(both, first, second).ShouldBe(expected, 1e-9);

    [Fact]
    public void Independent_words_have_no_likelihood_ratio_and_avoiding_ones_a_negative()
    {
        AssociationScore.LogLikelihood(10, 100, 100, 1000).ShouldBe(0, 1e-9);
        AssociationScore.LogLikelihood(1, 100, 100, 1000).ShouldBeLessThan(0);
        // Dunning 1993, table 2: "the swiss": 110, 2442, 111, 29114 gives 270.72.
        AssociationScore.LogLikelihood(110, 2552, 221, 31777).ShouldBe(270.72, 0.01);
    }
}

using Search.Concordance.WordAlignment;
using Search.Text.Pairs;

namespace Search.Concordance.Tests.WordAlignment;

public sealed class PairJudgeTests
{
    private readonly PairJudge _judge = new(SmallCorpus.Train());

    [Fact]
    public void A_true_pair_keeps_its_quality()
    {
        var pair = Pair("the dog water tree .", "gou mu shui .");
        _judge.Judge(pair).ShouldBeSameAs(pair);
    }

    [Fact]
    public void Sides_that_share_nothing_sink_and_say_why()
    {
        var judged = _judge.Judge(Pair("the dog water tree .", "niao he shan !"));
        judged.Quality.ShouldBeLessThan(0.5f);
        judged.Quality.ShouldBeGreaterThanOrEqualTo(0.9f * PairJudge.LeastFactor);
        judged.Reasons.ShouldBe(QualityReasons.Unlikely);
    }

    [Fact]
    public void Short_pairs_are_not_judged()
    {
        _judge.Gain("the dog", "shan").ShouldBeNull();
        var pair = Pair("dog", "shan");
        _judge.Judge(pair).ShouldBeSameAs(pair);
    }

    private static AlignedPair Pair(string english, string chinese) =>
        new()
        {
            Id = PairId.Compute("test", null, english, chinese),
            English = english,
            Chinese = chinese,
            Source = "test",
            Quality = 0.9f,
        };
}

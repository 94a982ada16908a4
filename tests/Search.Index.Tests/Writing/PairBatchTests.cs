using Search.Index.Building;
using Search.Index.Writing;
using Search.Testing.Contract;

namespace Search.Index.Tests.Writing;

public sealed class PairBatchTests
{
    [Fact]
    public void What_fails_on_another_thread_is_thrown_where_the_pairs_are_taken()
    {
        var batch = new PairBatch();
        batch.Add(PairFactory.Create("Green tea.", "绿茶。", "s", "a", 0));
        batch.Prepare(new PairPreparation((_, _, _) => throw new InvalidDataException("no such word"), null));
        batch.IsReady.ShouldBeTrue();
        Should.Throw<InvalidDataException>(() => batch.Prepared.Length).Message.ShouldBe("no such word");
    }

    [Fact]
    public void A_cleared_batch_takes_pairs_again()
    {
        var batch = new PairBatch();
        var preparation = new PairPreparation((_, _, tokens) => tokens.Clear(), null);
        foreach (var pair in PairFactory.Random(new Random(3), 100, 0))
        {
            batch.Add(pair);
            if (!batch.IsFull)
            {
                continue;
            }

            batch.Prepare(preparation);
            batch.Prepared[^1].Stored.Pair.ShouldBe(pair);
            batch.Clear();
            batch.IsReady.ShouldBeFalse();
        }

        batch.Prepare(preparation);
        batch.Prepared.Length.ShouldBe(100 % 32);
    }
}

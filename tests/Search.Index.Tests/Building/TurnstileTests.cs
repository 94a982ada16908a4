using Search.Index.Building;

namespace Search.Index.Tests.Building;

public sealed class TurnstileTests
{
    [Fact]
    public async Task Numbers_pass_in_their_order_whoever_comes_first()
    {
        var turns = new Turnstile();
        var passed = new List<int>();
        var waiting = Enumerable
            .Range(0, 8)
            .Reverse()
            .Select(number =>
                Task.Factory.StartNew(
                    () =>
                    {
                        turns.Wait(number);
                        turns.IsTurnOf(number).ShouldBeTrue();
                        passed.Add(number);
                        turns.Pass(number);
                    },
                    TestContext.Current.CancellationToken,
                    TaskCreationOptions.LongRunning,
                    TaskScheduler.Default
                )
            )
            .ToList();
        await Task.WhenAll(waiting);
        passed.ShouldBe(Enumerable.Range(0, 8));
        turns.IsTurnOf(8).ShouldBeTrue();
    }
}

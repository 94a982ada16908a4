using Search.Index.Building;

namespace Search.Index.Tests.Building;

public sealed unsafe class TokenCodeTests
{
    [Fact]
    public void Tokens_of_all_sizes_are_read_as_they_were_written()
    {
        uint[] terms = [0, 1, 8190, 8191, 8192, 65_535, 2_097_150, 2_097_151, 2_097_152, 300_000_000, uint.MaxValue];
        (uint Step, int Position)[] steps =
        [
            (TokenCode.Zero, 0),
            (TokenCode.Same, 0),
            (TokenCode.Next, 1),
            (TokenCode.Given, 70_000),
            (TokenCode.Next, 70_001),
        ];
        var random = new Random(1);
        var written = Enumerable
            .Range(0, 2000)
            .Select(i =>
                (Term: terms[random.Next(terms.Length)], steps[i % steps.Length].Step, steps[i % steps.Length].Position)
            )
            .ToList();
        var bytes = new byte[(written.Count * TokenCode.MostBytes) + 2];
        random.NextBytes(bytes);
        fixed (byte* start = bytes)
        {
            var end = start;
            foreach (var (term, step, position) in written)
            {
                end = TokenCode.Write(end, term, step, position);
                (end - start).ShouldBeLessThanOrEqualTo(bytes.Length);
            }

            var at = start;
            var place = 0u;
            foreach (var (term, _, position) in written)
            {
                at = TokenCode.Read(at, ref place, out var read);
                read.ShouldBe(term);
                place.ShouldBe((uint)position);
            }

            (at == end).ShouldBeTrue();
        }
    }
}

using Search.Index.Execution.Windows;

namespace Search.Index.Tests.Execution;

public sealed unsafe class RisingNumbersTests
{
    [Fact]
    public void The_first_number_that_is_not_less_is_found_from_any_place_up_to_the_end()
    {
        var random = new Random(1);
        for (var round = 0; round < 2000; round++)
        {
            var count = random.Next(1, 40);
            var numbers = new uint[count + 7];
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = (i == 0 ? 0 : numbers[i - 1]) + (uint)random.Next(1, 5);
            }

            // Doc ids go up to 2³¹ and are compared without a sign.
            var shift = round % 2 == 0 ? 0 : 0x7FFF_0000u;
            numbers = [.. numbers.Select(number => number + shift)];
            var start = random.Next(count);
            var end = random.Next(start, count + 1);
            var wanted = shift + (uint)random.Next((int)(numbers[^1] - shift) + 3);
            var expected = start;
            while (expected < end && numbers[expected] < wanted)
            {
                expected++;
            }

            fixed (uint* first = numbers)
            {
                Math.Min(RisingNumbers.Next(first, start, end, wanted), end).ShouldBe(expected);
            }
        }
    }
}

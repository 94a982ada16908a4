using Search.Index.Commits;
using Search.Index.Storage;

namespace Search.Index.Tests.Commits;

public sealed class DeletionsFormatTests
{
    [Fact]
    public void Reads_what_it_wrote()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 100; round++)
        {
            var count = random.Next(1, 1000);
            var deletions = Deletions
                .None(count)
                .With(Enumerable.Range(0, random.Next(1, 200)).Select(_ => random.Next(count)));
            var bytes = DeletionsFormat.Write(7, deletions);
            var read = DeletionsFormat.Read("f", bytes, Entry(deletions, bytes));
            read.Words.ToArray().ShouldBe(deletions.Words.ToArray(), $"seed {seed}");
            read.Count.ShouldBe(Enumerable.Range(0, count).Count(read.Contains), $"seed {seed}");
        }
    }

    [Fact]
    public void Reports_every_flipped_bit_and_every_truncation()
    {
        var deletions = Deletions.None(130).With([0, 64, 129]);
        var bytes = DeletionsFormat.Write(7, deletions);
        var entry = Entry(deletions, bytes);
        for (var i = 0; i < bytes.Length * 8; i++)
        {
            bytes[i / 8] ^= (byte)(1 << (i % 8));
            _ = Should.Throw<IndexCorruptException>(() => DeletionsFormat.Read("f", bytes, entry), $"bit {i}");
            bytes[i / 8] ^= (byte)(1 << (i % 8));
        }

        for (var length = 0; length < bytes.Length; length++)
        {
            _ = Should.Throw<IndexCorruptException>(
                () => DeletionsFormat.Read("f", bytes.AsSpan(0, length), entry),
                $"{length}"
            );
        }
    }

    [Fact]
    public void Refuses_the_deletions_of_another_segment()
    {
        var deletions = Deletions.None(130).With([5]);
        var bytes = DeletionsFormat.Write(8, deletions);
        Should
            .Throw<IndexCorruptException>(() => DeletionsFormat.Read("f", bytes, Entry(deletions, bytes)))
            .Message.ShouldContain("another segment");
    }

    [Fact]
    public void Refuses_a_bit_past_the_last_document() => Deletions.TryCreate(3, [8]).ShouldBeNull();

    [Fact]
    public void A_change_leaves_the_bits_before_it_alone()
    {
        var before = Deletions.None(70).With([3]);
        var after = before.With([3, 69]);
        before.Contains(69).ShouldBeFalse();
        before.Count.ShouldBe(1);
        after.Contains(69).ShouldBeTrue();
        after.Contains(3).ShouldBeTrue();
        after.Count.ShouldBe(2);
        _ = Should.Throw<ArgumentOutOfRangeException>(() => before.With([70]));
    }

    private static SegmentEntry Entry(Deletions deletions, byte[] bytes) =>
        new(7, 0, 0, deletions.DocumentCount, deletions.Count, 1, Crc32C.Compute(bytes));
}

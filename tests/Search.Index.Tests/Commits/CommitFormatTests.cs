using System.Collections.Immutable;
using Search.Index.Commits;
using Search.Index.Storage;

namespace Search.Index.Tests.Commits;

public sealed class CommitFormatTests
{
    // Commit 3 of the first format: it must stay readable.
    private const string Golden =
        "42695365436F6D6D0100000003000000000000000400746573740500000000000000020000000200"
        + "0000000000008813000000000000EFBEADDE64000000050000000300000000000000BEBAFECA0400"
        + "0000000000006400000000000000010000000700000000000000000000000000000000000000EDDE"
        + "12E7";

    private static readonly Commit Sample = new(
        3,
        "test",
        5,
        [new SegmentEntry(2, 5000, 0xDEADBEEF, 100, 5, 3, 0xCAFEBABE), new SegmentEntry(4, 100, 1, 7, 0, 0, 0)]
    );

    [Fact]
    public void Reads_what_it_wrote()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var segments = Enumerable
                .Range(0, random.Next(0, 30))
                .Select(_ => new SegmentEntry(
                    random.NextInt64(),
                    random.NextInt64(),
                    (uint)random.NextInt64(),
                    random.Next(),
                    random.Next(),
                    random.NextInt64(),
                    (uint)random.NextInt64()
                ))
                .ToImmutableArray();
            var commit = new Commit(random.NextInt64(), $"指紋 {random.Next()}", random.NextInt64(), segments);
            var read = CommitFormat.Read("f", CommitFormat.Write(commit));
            (read with { Segments = [] }).ShouldBe(commit with { Segments = [] }, $"seed {seed}");
            read.Segments.ShouldBe(commit.Segments, $"seed {seed}");
        }
    }

    [Fact]
    public void Reads_the_first_format_for_ever()
    {
        Convert.ToHexString(CommitFormat.Write(Sample)).ShouldBe(Golden);
        CommitFormat.Read("f", Convert.FromHexString(Golden)).Segments.ShouldBe(Sample.Segments);
    }

    [Fact]
    public void Reports_every_flipped_bit()
    {
        var bytes = CommitFormat.Write(Sample);
        for (var i = 0; i < bytes.Length * 8; i++)
        {
            bytes[i / 8] ^= (byte)(1 << (i % 8));
            _ = Should.Throw<IndexCorruptException>(() => CommitFormat.Read("f", bytes), $"bit {i}");
            bytes[i / 8] ^= (byte)(1 << (i % 8));
        }
    }

    [Fact]
    public void Reports_every_truncation()
    {
        var bytes = CommitFormat.Write(Sample);
        for (var length = 0; length < bytes.Length; length++)
        {
            _ = Should.Throw<IndexCorruptException>(() => CommitFormat.Read("f", bytes.AsSpan(0, length)), $"{length}");
        }
    }

    [Fact]
    public void Names_the_remedy_for_another_version()
    {
        var bytes = CommitFormat.Write(Sample);
        bytes[8] = 9;
        BitConverter.TryWriteBytes(bytes.AsSpan(bytes.Length - 4), Crc32C.Compute(bytes.AsSpan(0, bytes.Length - 4)));
        Should
            .Throw<IndexVersionException>(() => CommitFormat.Read("f", bytes))
            .Message.ShouldContain("format version 9, but this program reads version 1");
    }

    [Fact]
    public void Survives_any_bytes_behind_a_right_checksum()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = CommitFormat.Write(Sample)[..random.Next(13, 119)];
            bytes[random.Next(12, bytes.Length)] = (byte)random.Next();
            bytes[random.Next(12, bytes.Length)] = (byte)random.Next();
            BitConverter.TryWriteBytes(
                bytes.AsSpan(bytes.Length - 4),
                Crc32C.Compute(bytes.AsSpan(0, bytes.Length - 4))
            );
            try
            {
                _ = CommitFormat.Read("f", bytes);
            }
            catch (IndexException)
            {
                // Refused, as it may be; anything else fails the test.
            }
        }
    }
}

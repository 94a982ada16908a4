using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Search.Index.Postings;

namespace Search.Index.Tests.Postings;

public sealed unsafe class BlockCodecTests
{
    private const int Slack = 256;

    public static TheoryData<int> Widths => [.. Enumerable.Range(0, 26)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_kernel_unpacks_what_was_packed(int bits)
    {
        var random = new Random(bits);
        var gaps = new uint[BlockCodec.BlockSize];
        var packed = new byte[(BlockCodec.BlockSize * 4) + Slack];
        for (var round = 0; round < 20; round++)
        {
            var before = round == 0 ? uint.MaxValue : (uint)random.Next(1 << 20);
            var expected = new uint[BlockCodec.BlockSize];
            var document = before;
            for (var i = 0; i < gaps.Length; i++)
            {
                gaps[i] = (uint)(random.NextInt64() & ((1L << bits) - 1));
                expected[i] = document += gaps[i] + 1;
            }

            // What lies after a block must not leak into it.
            random.NextBytes(packed);
            fixed (uint* from = gaps)
            fixed (byte* to = packed)
            {
                BlockCodec.Pack(from, bits, to);
                Unpack(to, bits, before, BlockCodec.UnpackDocumentsScalar).ShouldBe(expected);
                if (Vector128.IsHardwareAccelerated)
                {
                    Unpack(to, bits, before, BlockCodec.UnpackDocumentsVector).ShouldBe(expected);
                }

                if (Avx512BW.IsSupported && bits > 0)
                {
                    Unpack(to, bits, before, BlockCodec.UnpackDocumentsWide).ShouldBe(expected);
                }

                Unpack(to, bits, before, (p, b, f, d) => BlockCodec.UnpackDocuments(p, b, f, d, 0)).ShouldBe(expected);
                Unpack(to, bits, before, (p, b, f, d) => BlockCodec.UnpackDocuments(p, b, f, d, packed.Length))
                    .ShouldBe(expected);
                for (var i = 0; i < gaps.Length; i++)
                {
                    BlockCodec.Get(to, bits, i).ShouldBe(gaps[i]);
                }
            }
        }
    }

    private delegate void Kernel(byte* packed, int bits, uint before, uint* documents);

    private static uint[] Unpack(byte* packed, int bits, uint before, Kernel kernel)
    {
        var documents = new uint[BlockCodec.BlockSize];
        fixed (uint* to = documents)
        {
            kernel(packed, bits, before, to);
        }

        return documents;
    }
}

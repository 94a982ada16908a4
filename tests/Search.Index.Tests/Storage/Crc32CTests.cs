using Search.Index.Storage;

namespace Search.Index.Tests.Storage;

public sealed class Crc32CTests
{
    [Fact]
    public void Gives_the_check_values_of_rfc_3720()
    {
        Crc32C.Compute("123456789"u8).ShouldBe(0xE3069283u);
        Crc32C.Compute(new byte[32]).ShouldBe(0x8A9136AAu);
        Crc32C.Compute(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray()).ShouldBe(0x46DD794Eu);
    }

    [Fact]
    public void Is_the_same_in_one_go_and_in_pieces()
    {
        var random = new Random(11);
        var bytes = new byte[1000];
        random.NextBytes(bytes);
        var whole = Crc32C.Compute(bytes);
        for (var cut = 0; cut <= bytes.Length; cut += 37)
        {
            Crc32C.Compute(bytes.AsSpan(cut), Crc32C.Compute(bytes.AsSpan(0, cut))).ShouldBe(whole, $"cut at {cut}");
        }
    }
}

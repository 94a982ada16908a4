using Search.Index.Columns;

namespace Search.Index.Tests.Columns;

public sealed unsafe class DocumentOrderTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1 << 24, 3)]
    [InlineData((1 << 24) + 1, 4)]
    public void Three_bytes_are_taken_as_long_as_they_tell_all_pairs_apart(int pairs, int width) =>
        DocumentOrder.WidthFor(pairs).ShouldBe(width);

    [Theory]
    [InlineData(3, new[] { 0, 1, 255, 256, 65_535, 65_536, (1 << 24) - 1 })]
    [InlineData(4, new[] { 0, 255, 65_536, (1 << 24) - 1, 1 << 24, int.MaxValue })]
    public void Doc_ids_are_read_as_they_were_written(int width, int[] order)
    {
        var bytes = DocumentOrder.Pack(order, width);
        bytes.Length.ShouldBe(order.Length * width);
        fixed (byte* start = bytes)
        {
            for (var i = 0; i < order.Length; i++)
            {
                DocumentOrder.Read(start + (i * width), width).ShouldBe(order[i]);
            }
        }
    }
}

using System.Numerics;
using Search.Index.Bytes;
using Search.Index.Terms;

namespace Search.Index.Segments;

/// <summary>Hashes by which equal texts and equal documents are found; equality is always checked afterwards.</summary>
internal static class TextHash
{
    /// <summary>The hash of the two texts of a pair.</summary>
    public static uint Compute(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) =>
        (BitOperations.RotateLeft(TermHash.Compute(first), 13) * 0x9E3779B1) ^ TermHash.Compute(second);

    /// <summary>The hash of a document's name.</summary>
    public static uint OfDocument(string source, string? document)
    {
        var first = new ByteBuffer();
        var second = new ByteBuffer();
        Wtf8.Write(source, first);
        if (document is not null)
        {
            second.WriteByte(1);
            Wtf8.Write(document, second);
        }

        return Compute(first.Written, second.Written);
    }
}

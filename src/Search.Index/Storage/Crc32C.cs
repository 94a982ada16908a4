using System.Buffers.Binary;
using System.Numerics;

namespace Search.Index.Storage;

/// <summary>
/// CRC-32C (Castagnoli, RFC 3720 appendix B.4): the checksum of every file of an index. It finds every error burst of
/// up to 32 bits. One processor instruction takes eight bytes.
/// </summary>
public static class Crc32C
{
    /// <summary>The checksum of bytes, or its continuation.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="checksum">The checksum of the bytes before these; 0 at the start.</param>
    public static uint Compute(ReadOnlySpan<byte> bytes, uint checksum = 0)
    {
        var crc = ~checksum;
        while (bytes.Length >= 8)
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        foreach (var value in bytes)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }

    /// <summary>The checksum of a range of memory that may be longer than a span.</summary>
    public static unsafe uint Compute(byte* start, long length)
    {
        const int Step = 1 << 28;
        var crc = 0u;
        for (; length > Step; start += Step, length -= Step)
        {
            crc = Compute(new ReadOnlySpan<byte>(start, Step), crc);
        }

        return Compute(new ReadOnlySpan<byte>(start, (int)length), crc);
    }
}

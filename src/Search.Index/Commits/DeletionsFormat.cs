using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Search.Index.Storage;

namespace Search.Index.Commits;

/// <summary>
/// The bytes of a deletions file, integers little-endian:
/// <code>
/// deletions = magic segment:u64 documents:u32 deleted:u32 word* checksum:u32
/// magic     = "BiSeDele"                        ; 8 bytes
/// word      = u64                               ; bit d mod 64 of word d / 64: document d is deleted
/// checksum  = CRC-32C of all bytes before it
/// </code>
/// </summary>
internal static class DeletionsFormat
{
    private const int HeaderSize = 24;

    private static ReadOnlySpan<byte> Magic => "BiSeDele"u8;

    /// <summary>The bytes of a file.</summary>
    public static byte[] Write(long segment, Deletions deletions)
    {
        var words = MemoryMarshal.AsBytes(deletions.Words);
        var bytes = new byte[HeaderSize + words.Length + 4];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), segment);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16), deletions.DocumentCount);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(20), deletions.Count);
        words.CopyTo(bytes.AsSpan(HeaderSize));
        BinaryPrimitives.WriteUInt32LittleEndian(
            bytes.AsSpan(bytes.Length - 4),
            Crc32C.Compute(bytes.AsSpan(0, bytes.Length - 4))
        );
        return bytes;
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="IndexCorruptException">The bytes are not what was written for this segment and commit.</exception>
    public static Deletions Read(string file, ReadOnlySpan<byte> bytes, in SegmentEntry entry)
    {
        var expected = HeaderSize + (8L * Deletions.WordCount(entry.Documents)) + 4;
        if (bytes.Length != expected || !bytes.StartsWith(Magic))
        {
            throw new IndexCorruptException(
                file,
                -1,
                $"the file has {bytes.Length} bytes where {expected} were written"
            );
        }

        var checksum = Crc32C.Compute(bytes[..^4]);
        if (
            checksum != BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..])
            || Crc32C.Compute(bytes) != entry.DeletionsChecksum
        )
        {
            throw new IndexCorruptException(file, -1, "the checksum does not match");
        }

        var words = new ulong[Deletions.WordCount(entry.Documents)];
        bytes[HeaderSize..^4].CopyTo(MemoryMarshal.AsBytes(words.AsSpan()));
        var deletions = Deletions.TryCreate(entry.Documents, words);
        if (
            deletions is null
            || BinaryPrimitives.ReadInt64LittleEndian(bytes[8..]) != entry.Number
            || deletions.Count != entry.Deleted
        )
        {
            throw new IndexCorruptException(file, -1, "the deletions belong to another segment or commit");
        }

        return deletions;
    }
}

using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Search.Index.Storage;

namespace Search.Index.Commits;

/// <summary>
/// The bytes of a commit file, integers little-endian:
/// <code>
/// commit       = magic version generation fingerprint next-segment count segment* checksum
/// magic        = "BiSeComm"                     ; 8 bytes
/// version      = u32                            ; of the format of all files of the index
/// generation   = u64
/// fingerprint  = u16 byte*                      ; length, then UTF-8
/// next-segment = u64
/// count        = u32
/// segment      = number:u64 length:u64 checksum:u32 documents:u32 deleted:u32
///                deletions-generation:u64 deletions-checksum:u32
/// checksum     = u32                            ; CRC-32C of all bytes before it
/// </code>
/// </summary>
internal static class CommitFormat
{
    /// <summary>The version of the format of all files of an index.</summary>
    public const uint Version = 1;

    private const int SegmentSize = 40;
    private const int FixedSize = 8 + 4 + 8 + 2 + 8 + 4 + 4;

    private static ReadOnlySpan<byte> Magic => "BiSeComm"u8;

    /// <summary>The bytes of a commit.</summary>
    public static byte[] Write(Commit commit)
    {
        var fingerprint = Encoding.UTF8.GetBytes(commit.AnalysisFingerprint);
        var bytes = new byte[FixedSize + fingerprint.Length + (commit.Segments.Length * SegmentSize)];
        var rest = bytes.AsSpan();
        Magic.CopyTo(rest);
        rest = rest[Magic.Length..];
        PutInt32(ref rest, Version);
        PutInt64(ref rest, commit.Generation);
        BinaryPrimitives.WriteUInt16LittleEndian(rest, checked((ushort)fingerprint.Length));
        fingerprint.CopyTo(rest[2..]);
        rest = rest[(2 + fingerprint.Length)..];
        PutInt64(ref rest, commit.NextSegment);
        PutInt32(ref rest, (uint)commit.Segments.Length);
        foreach (var segment in commit.Segments)
        {
            PutInt64(ref rest, segment.Number);
            PutInt64(ref rest, segment.Length);
            PutInt32(ref rest, segment.Checksum);
            PutInt32(ref rest, (uint)segment.Documents);
            PutInt32(ref rest, (uint)segment.Deleted);
            PutInt64(ref rest, segment.DeletionsGeneration);
            PutInt32(ref rest, segment.DeletionsChecksum);
        }

        PutInt32(ref rest, Crc32C.Compute(bytes.AsSpan(0, bytes.Length - 4)));
        return bytes;
    }

    /// <summary>Reads a commit.</summary>
    /// <param name="file">The name of the file, for messages.</param>
    /// <param name="bytes">The whole file.</param>
    /// <exception cref="IndexCorruptException">The bytes are not what was written.</exception>
    /// <exception cref="IndexVersionException">Another version of the program wrote the index.</exception>
    public static Commit Read(string file, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FixedSize || !bytes.StartsWith(Magic))
        {
            throw new IndexCorruptException(file, 0, "this is not a commit file");
        }

        var checksum = BinaryPrimitives.ReadUInt32LittleEndian(bytes[^4..]);
        if (checksum != Crc32C.Compute(bytes[..^4]))
        {
            throw new IndexCorruptException(file, -1, "the checksum does not match");
        }

        // The version is looked at after the checksum: a flipped bit must not look like another version.
        var rest = bytes[Magic.Length..^4];
        var version = GetInt32(ref rest);
        if (version != Version)
        {
            throw IndexVersionException.OfFormat(file, version, Version);
        }

        var generation = GetInt64(ref rest);
        var fingerprintLength = BinaryPrimitives.ReadUInt16LittleEndian(rest);
        rest = rest[2..];
        if (rest.Length < fingerprintLength + 12)
        {
            throw new IndexCorruptException(file, bytes.Length - rest.Length - 4, "the fingerprint is cut off");
        }

        var fingerprint = Encoding.UTF8.GetString(rest[..fingerprintLength]);
        rest = rest[fingerprintLength..];
        var nextSegment = GetInt64(ref rest);
        var count = GetInt32(ref rest);
        if (rest.Length != count * (long)SegmentSize)
        {
            throw new IndexCorruptException(file, bytes.Length - rest.Length - 4, "the list of segments is cut off");
        }

        var segments = ImmutableArray.CreateBuilder<SegmentEntry>((int)count);
        for (var i = 0; i < count; i++)
        {
            segments.Add(
                new SegmentEntry(
                    GetInt64(ref rest),
                    GetInt64(ref rest),
                    GetInt32(ref rest),
                    (int)GetInt32(ref rest),
                    (int)GetInt32(ref rest),
                    GetInt64(ref rest),
                    GetInt32(ref rest)
                )
            );
        }

        return new Commit(generation, fingerprint, nextSegment, segments.MoveToImmutable());
    }

    private static void PutInt32(ref Span<byte> rest, uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(rest, value);
        rest = rest[4..];
    }

    private static void PutInt64(ref Span<byte> rest, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(rest, value);
        rest = rest[8..];
    }

    private static uint GetInt32(ref ReadOnlySpan<byte> rest)
    {
        var value = BinaryPrimitives.ReadUInt32LittleEndian(rest);
        rest = rest[4..];
        return value;
    }

    private static long GetInt64(ref ReadOnlySpan<byte> rest)
    {
        var value = BinaryPrimitives.ReadInt64LittleEndian(rest);
        rest = rest[8..];
        return value;
    }
}

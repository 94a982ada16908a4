using System.Collections.Immutable;
using Search.Index.Bytes;
using Search.Index.Columns;
using Search.Text.Pairs;

namespace Search.Index.Stored;

/// <summary>
/// What is stored of a pair besides its texts and columns. Strings that whole documents share are numbers into the
/// segment's shared strings, plus one; 0 for none.
/// </summary>
internal struct RecordHead
{
    /// <summary>The quality when thousandths do not hold it exactly, else NaN.</summary>
    public float Quality;

    /// <summary>The reasons of the quality.</summary>
    public QualityReasons Reasons;

    /// <summary>The pair's own id in its file.</summary>
    public string? ExternalId;

    /// <summary>Title.</summary>
    public uint Title;

    /// <summary>Address.</summary>
    public uint Url;

    /// <summary>Licence.</summary>
    public uint License;

    /// <summary>Attribution.</summary>
    public uint Attribution;

    /// <summary>Duplicates merged into the pair; default for none.</summary>
    public ImmutableArray<Origin> Origins;

    /// <summary>Quality in thousandths.</summary>
    public static int Thousandths(float quality) => (int)MathF.Round(quality * 1000);

    /// <summary>Takes what the head holds from a pair.</summary>
    public static RecordHead From(AlignedPair pair, ImmutableArray<Origin> origins, StringTableWriter shared) =>
        new()
        {
            Quality = Thousandths(pair.Quality) / 1000f == pair.Quality ? float.NaN : pair.Quality,
            Reasons = pair.Reasons,
            ExternalId = pair.ExternalId,
            Title = Number(pair.Title, shared),
            Url = Number(pair.Url, shared),
            License = Number(pair.License, shared),
            Attribution = Number(pair.Attribution, shared),
            Origins = origins,
        };

    /// <summary>Whether a head, of which this is the first byte, means the same in any segment.</summary>
    public static bool IsSelfContained(byte flags) =>
        ((Flags)flags & (Flags.Title | Flags.Url | Flags.License | Flags.Attribution | Flags.Origins)) == 0;

    /// <summary>Reads a head.</summary>
    public static RecordHead Read(ref ByteCursor cursor)
    {
        var flags = (Flags)cursor.ReadByte();
        var head = new RecordHead { Quality = float.NaN };
        if (flags.HasFlag(Flags.Quality))
        {
            head.Quality = BitConverter.UInt32BitsToSingle(cursor.ReadUInt32());
        }

        if (flags.HasFlag(Flags.Reasons))
        {
            head.Reasons = (QualityReasons)cursor.ReadVarint();
        }

        if (flags.HasFlag(Flags.ExternalId))
        {
            head.ExternalId = ReadString(ref cursor);
        }

        head.Title = flags.HasFlag(Flags.Title) ? cursor.ReadVarint() : 0;
        head.Url = flags.HasFlag(Flags.Url) ? cursor.ReadVarint() : 0;
        head.License = flags.HasFlag(Flags.License) ? cursor.ReadVarint() : 0;
        head.Attribution = flags.HasFlag(Flags.Attribution) ? cursor.ReadVarint() : 0;
        if (flags.HasFlag(Flags.Origins))
        {
            var count = cursor.ReadCount(cursor.Left);
            var origins = ImmutableArray.CreateBuilder<Origin>(count);
            for (var i = 0; i < count; i++)
            {
                var id = new PairId(cursor.ReadUInt64(), cursor.ReadUInt64());
                var present = cursor.ReadByte();
                origins.Add(
                    new Origin(
                        id,
                        ReadString(ref cursor),
                        (present & 1) != 0 ? ReadString(ref cursor) : null,
                        (int)cursor.ReadVarint(),
                        (present & 2) != 0 ? ReadString(ref cursor) : null
                    )
                );
            }

            head.Origins = origins.MoveToImmutable();
        }

        return head;
    }

    /// <summary>Writes the head.</summary>
    public readonly void Write(ByteBuffer output)
    {
        var flags =
            (float.IsNaN(Quality) ? 0 : Flags.Quality)
            | (Reasons == 0 ? 0 : Flags.Reasons)
            | (ExternalId is null ? 0 : Flags.ExternalId)
            | (Title == 0 ? 0 : Flags.Title)
            | (Url == 0 ? 0 : Flags.Url)
            | (License == 0 ? 0 : Flags.License)
            | (Attribution == 0 ? 0 : Flags.Attribution)
            | (Origins.IsDefaultOrEmpty ? 0 : Flags.Origins);
        output.WriteByte((byte)flags);
        if (!float.IsNaN(Quality))
        {
            output.WriteUInt32(BitConverter.SingleToUInt32Bits(Quality));
        }

        if (Reasons != 0)
        {
            output.WriteVarint((ulong)Reasons);
        }

        if (ExternalId is not null)
        {
            WriteString(ExternalId, output);
        }

        WriteNumber(Title, output);
        WriteNumber(Url, output);
        WriteNumber(License, output);
        WriteNumber(Attribution, output);
        if (Origins.IsDefaultOrEmpty)
        {
            return;
        }

        output.WriteVarint((ulong)Origins.Length);
        foreach (var origin in Origins)
        {
            output.WriteUInt64(origin.Id.High);
            output.WriteUInt64(origin.Id.Low);
            output.WriteByte((byte)((origin.Document is null ? 0 : 1) | (origin.ExternalId is null ? 0 : 2)));
            WriteString(origin.Source, output);
            if (origin.Document is not null)
            {
                WriteString(origin.Document, output);
            }

            output.WriteVarint((uint)origin.Position);
            if (origin.ExternalId is not null)
            {
                WriteString(origin.ExternalId, output);
            }
        }
    }

    private static uint Number(string? value, StringTableWriter shared) =>
        value is null ? 0 : (uint)shared.Number(value) + 1;

    private static void WriteNumber(uint number, ByteBuffer output)
    {
        if (number != 0)
        {
            output.WriteVarint(number);
        }
    }

    private static void WriteString(string value, ByteBuffer output)
    {
        var start = output.Length;
        Wtf8.Write(value, output);
        var bytes = output.Written[start..].ToArray();
        output.Truncate(start);
        output.WriteVarint((ulong)bytes.Length);
        output.Write(bytes);
    }

    private static string ReadString(ref ByteCursor cursor) =>
        Wtf8.Read(cursor.ReadBytes(cursor.ReadCount(cursor.Left)));

    [Flags]
    private enum Flags : byte
    {
        Quality = 1,
        Reasons = 2,
        ExternalId = 4,
        Title = 8,
        Url = 16,
        License = 32,
        Attribution = 64,
        Origins = 128,
    }
}

using System.Runtime.InteropServices;
using System.Text;
using Search.Text.Pairs;

namespace Search.Index.LuceneNet.Fields;

/// <summary>
/// A pair as one stored value. Lucene stores text as UTF-8, which has no place for half a surrogate pair; here such a
/// text is kept as its UTF-16 units, so that every text comes back as it went in.
/// </summary>
internal static class PairRecord
{
    private const byte Absent = 0;
    private const byte Utf8 = 1;
    private const byte Utf16 = 2;
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>Writes a pair.</summary>
    public static byte[] Write(AlignedPair pair)
    {
        using var stream = new MemoryStream(256);
        using var writer = new BinaryWriter(stream);
        writer.Write(pair.Id.High);
        writer.Write(pair.Id.Low);
        writer.Write(pair.Position);
        writer.Write((byte)pair.Script);
        writer.Write(pair.Quality);
        writer.Write((int)pair.Reasons);
        writer.Write(pair.Date?.DayNumber ?? -1);
        string?[] texts =
        [
            pair.English,
            pair.Chinese,
            pair.Source,
            pair.Document,
            pair.ExternalId,
            pair.Title,
            pair.Url,
            pair.Domain,
            pair.License,
            pair.Attribution,
        ];
        foreach (var text in texts)
        {
            Write(writer, text);
        }

        writer.Write7BitEncodedInt(pair.Links?.Bytes.Length ?? 0);
        writer.Write(pair.Links is { } links ? links.Bytes : []);
        writer.Flush();
        return stream.ToArray();
    }

    /// <summary>Reads a pair.</summary>
    /// <exception cref="EndOfStreamException">The bytes are cut short.</exception>
    public static AlignedPair Read(byte[] bytes, int offset, int length)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, offset, length));
        var id = new PairId(reader.ReadUInt64(), reader.ReadUInt64());
        var position = reader.ReadInt32();
        var script = (Script)reader.ReadByte();
        var quality = reader.ReadSingle();
        var reasons = (QualityReasons)reader.ReadInt32();
        var day = reader.ReadInt32();
        return new AlignedPair
        {
            Id = id,
            Position = position,
            Script = script,
            Quality = quality,
            Reasons = reasons,
            Date = day < 0 ? null : DateOnly.FromDayNumber(day),
            English = ReadText(reader) ?? string.Empty,
            Chinese = ReadText(reader) ?? string.Empty,
            Source = ReadText(reader) ?? string.Empty,
            Document = ReadText(reader),
            ExternalId = ReadText(reader),
            Title = ReadText(reader),
            Url = ReadText(reader),
            Domain = ReadText(reader),
            License = ReadText(reader),
            Attribution = ReadText(reader),
            Links = reader.ReadBytes(reader.Read7BitEncodedInt()) is { Length: > 0 } links
                ? new WordLinks(links)
                : null,
        };
    }

    private static void Write(BinaryWriter writer, string? text)
    {
        if (text is null)
        {
            writer.Write(Absent);
            return;
        }

        var form = IsWhole(text) ? Utf8 : Utf16;
        var bytes = form == Utf8 ? Strict.GetBytes(text) : MemoryMarshal.AsBytes(text.AsSpan()).ToArray();
        writer.Write(form);
        writer.Write7BitEncodedInt(bytes.Length);
        writer.Write(bytes);
    }

    private static string? ReadText(BinaryReader reader)
    {
        var form = reader.ReadByte();
        if (form == Absent)
        {
            return null;
        }

        var bytes = reader.ReadBytes(reader.Read7BitEncodedInt());
        return form == Utf8 ? Strict.GetString(bytes) : new string(MemoryMarshal.Cast<byte, char>(bytes));
    }

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i) && i + 1 < text.Length)
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}

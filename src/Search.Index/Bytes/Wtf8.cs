using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Search.Index.Bytes;

/// <summary>
/// UTF-8 that can also hold half a surrogate pair (WTF-8, https://simonsapin.github.io/wtf-8/), so that every string
/// comes back as it was.
/// </summary>
internal static class Wtf8
{
    /// <summary>Appends a text.</summary>
    public static void Write(ReadOnlySpan<char> text, ByteBuffer output)
    {
        var room = output.Reserve(text.Length * 3);
        if (Utf8.FromUtf16(text, room, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done)
        {
            output.Advance(written);
            return;
        }

        var used = 0;
        for (var at = 0; at < text.Length; )
        {
            if (Rune.DecodeFromUtf16(text[at..], out var rune, out var units) == OperationStatus.Done)
            {
                used += rune.EncodeToUtf8(room[used..]);
                at += units;
            }
            else
            {
                room[used++] = (byte)(0xE0 | (text[at] >> 12));
                room[used++] = (byte)(0x80 | ((text[at] >> 6) & 0x3F));
                room[used++] = (byte)(0x80 | (text[at] & 0x3F));
                at++;
            }
        }

        output.Advance(used);
    }

    /// <summary>Reads what <see cref="Write"/> wrote; bytes that it cannot have written become U+FFFD.</summary>
    public static string Read(ReadOnlySpan<byte> bytes)
    {
        var rented = ArrayPool<char>.Shared.Rent(bytes.Length + 1);
        var written = Read(bytes, rented);
        var text = new string(rented, 0, written);
        ArrayPool<char>.Shared.Return(rented);
        return text;
    }

    private static int Read(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        if (Utf8.ToUtf16(bytes, text, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done)
        {
            return written;
        }

        var used = 0;
        for (var at = 0; at < bytes.Length; )
        {
            var rest = bytes[at..];
            if (Rune.DecodeFromUtf8(rest, out var rune, out var length) == OperationStatus.Done)
            {
                used += rune.EncodeToUtf16(text[used..]);
                at += length;
            }
            else if (rest.Length >= 3 && rest[0] == 0xED && rest[1] >= 0xA0 && (rest[1] & rest[2] & 0x80) != 0)
            {
                text[used++] = (char)(0xD000 | ((rest[1] & 0x3F) << 6) | (rest[2] & 0x3F));
                at += 3;
            }
            else
            {
                text[used++] = '\uFFFD';
                at += length;
            }
        }

        return used;
    }
}

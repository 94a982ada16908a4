using System.Buffers.Binary;
using System.Buffers.Text;
using Search.Api.Problems;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Api.Searching;

/// <summary>A cursor as opaque text: order, sort key and id in URL-safe base 64.</summary>
public static class CursorText
{
    private const int Size = 25;

    /// <summary>Writes a cursor.</summary>
    public static string Write(PageCursor cursor, SortOrder sort)
    {
        Span<byte> bytes = stackalloc byte[Size];
        bytes[0] = (byte)sort;
        BinaryPrimitives.WriteInt64BigEndian(bytes[1..], cursor.SortKey);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[9..], cursor.Id.High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[17..], cursor.Id.Low);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a cursor; null when there is none.</summary>
    /// <exception cref="RequestProblemException">It is no cursor, or one of another order.</exception>
    public static PageCursor? Read(string name, string? text, SortOrder sort)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[Size];
        if (
            text.Length > 64
            || !Base64Url.IsValid(text, out var length)
            || length != Size
            || !Base64Url.TryDecodeFromChars(text, bytes, out _)
        )
        {
            throw new RequestProblemException(
                name,
                $"{name} is no cursor; give paging.next of the page before as it is."
            );
        }

        if (bytes[0] != (byte)sort)
        {
            throw new RequestProblemException(name, $"{name} belongs to another sort order; start again without it.");
        }

        return new PageCursor(
            BinaryPrimitives.ReadInt64BigEndian(bytes[1..]),
            new PairId(
                BinaryPrimitives.ReadUInt64BigEndian(bytes[9..]),
                BinaryPrimitives.ReadUInt64BigEndian(bytes[17..])
            )
        );
    }
}

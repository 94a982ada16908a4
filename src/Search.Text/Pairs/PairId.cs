using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Search.Text.Pairs;

/// <summary>
/// The stable name of a pair: a 128-bit hash of its source, its document and both texts, but not of its position,
/// so that an edit above a pair does not rename it.
/// </summary>
/// <param name="High">The upper 64 bits.</param>
/// <param name="Low">The lower 64 bits.</param>
public readonly record struct PairId(ulong High, ulong Low) : IComparable<PairId>
{
    /// <summary>Computes the id of a pair: the first 128 bits of SHA-256 over the four strings, each with its length before it.</summary>
    /// <param name="source">The name of the source.</param>
    /// <param name="document">The name of the document inside the source, or null.</param>
    /// <param name="english">The English text, unaltered.</param>
    /// <param name="chinese">The Chinese text, unaltered.</param>
    public static PairId Compute(string source, string? document, string english, string chinese)
    {
        document ??= string.Empty;
        var length = 2 * (source.Length + document.Length + english.Length + chinese.Length) + 16;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        var rest = rented.AsSpan(0, length);
        Append(ref rest, source);
        Append(ref rest, document);
        Append(ref rest, english);
        Append(ref rest, chinese);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _ = SHA256.HashData(rented.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(rented);
        return new PairId(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[8..]));
    }

    /// <summary>Reads the 32 hexadecimal digits that <see cref="ToString"/> writes.</summary>
    /// <returns>False, and the default id, when the text is anything else.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out PairId id)
    {
        id = default;
        if (text.Length != 32)
        {
            return false;
        }

        if (
            !ulong.TryParse(text[..16], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var high)
            || !ulong.TryParse(text[16..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var low)
        )
        {
            return false;
        }

        id = new PairId(high, low);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(PairId other) => High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    /// <summary>The id as 32 lower-case hexadecimal digits.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");

    /// <summary>Whether an id sorts before another.</summary>
    public static bool operator <(PairId left, PairId right) => left.CompareTo(right) < 0;

    /// <summary>Whether an id sorts at or before another.</summary>
    public static bool operator <=(PairId left, PairId right) => left.CompareTo(right) <= 0;

    /// <summary>Whether an id sorts after another.</summary>
    public static bool operator >(PairId left, PairId right) => left.CompareTo(right) > 0;

    /// <summary>Whether an id sorts at or after another.</summary>
    public static bool operator >=(PairId left, PairId right) => left.CompareTo(right) >= 0;

    private static void Append(ref Span<byte> rest, string text)
    {
        BinaryPrimitives.WriteInt32LittleEndian(rest, text.Length);
        MemoryMarshal.AsBytes(text.AsSpan()).CopyTo(rest[4..]);
        rest = rest[(4 + (2 * text.Length))..];
    }
}

using System.Runtime.CompilerServices;
using Search.Index.Storage;

namespace Search.Index.Stored;

/// <summary>
/// Compresses short texts one by one: 12-bit codes for up to 4,096 byte strings of 1 to 8 bytes that are frequent in
/// the segment, the 256 single bytes among them. After FSST (Boncz, Neumann, Leis: "FSST: Fast random access string
/// compression", VLDB 2020), with wider codes because 255 symbols cannot hold the Chinese characters.
/// </summary>
internal sealed class SymbolTable
{
    /// <summary>Most symbols.</summary>
    public const int Capacity = 4096;

    /// <summary>Bytes of the longest symbol.</summary>
    public const int MaxLength = 8;

    // Bits of a hash of the first three bytes of a text.
    private const int HeadBits = 14;

    private readonly ulong[] _values = new ulong[Capacity];
    private readonly byte[] _lengths = new byte[Capacity];

    // The code for each two bytes, that of the first byte alone where no symbol has both.
    private readonly ushort[] _pairs = new ushort[1 << 16];

    // Symbols of three bytes and more, those of one head side by side and the longest of them first; by head, where its
    // symbols start, and those of the next head.
    private readonly Candidate[] _candidates;
    private readonly ushort[] _heads = new ushort[(1 << HeadBits) + 1];

    /// <summary>Makes the table of the 256 bytes and further symbols of 2 to 8 bytes.</summary>
    public SymbolTable(ReadOnlySpan<(ulong Value, byte Length)> symbols)
    {
        for (var i = 0; i < 256; i++)
        {
            _values[i] = (ulong)i;
            _lengths[i] = 1;
        }

        for (var i = 0; i < _pairs.Length; i++)
        {
            _pairs[i] = (byte)i;
        }

        Count = 256;
        for (var length = 2; length <= MaxLength; length++)
        {
            foreach (var symbol in symbols)
            {
                if (symbol.Length == length)
                {
                    _values[Count] = symbol.Value;
                    _lengths[Count++] = symbol.Length;
                }
            }
        }

        _candidates = Arrange();
    }

    /// <summary>The table of the 256 bytes alone, with which nothing is compressed.</summary>
    public static SymbolTable Bytes { get; } = new([]);

    /// <summary>Symbols.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of a symbol.</summary>
    public int Length(int code) => _lengths[code];

    /// <summary>A symbol, its first byte lowest.</summary>
    public ulong Value(int code) => _values[code];

    /// <summary>Whether texts coded with this table can be read with another.</summary>
    public bool IsSame(SymbolTable other) =>
        Count == other.Count
        && _values.AsSpan(0, Count).SequenceEqual(other._values.AsSpan(0, Count))
        && _lengths.AsSpan(0, Count).SequenceEqual(other._lengths.AsSpan(0, Count));

    /// <summary>The most bytes that the codes of a text can take.</summary>
    public static int MaxEncodedLength(int textLength) => ((textLength * 3) + 1) / 2;

    /// <summary>Bytes of so many codes.</summary>
    public static int CodedLength(int codes) => ((codes * 3) + 1) / 2;

    /// <summary>Finds the code of the longest symbol at the start of a text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Match(ulong next, int left)
    {
        if (left >= 3)
        {
            var head = HeadHash(next);
            int at = _heads[head],
                end = _heads[head + 1];
            for (; at < end; at++)
            {
                ref readonly var candidate = ref _candidates[at];
                if ((next << candidate.Shift) == candidate.Value && candidate.Length <= left)
                {
                    return candidate.Code;
                }
            }
        }

        return left >= 2 ? _pairs[(int)(next & 0xFFFF)] : (int)(next & 0xFF);
    }

    /// <summary>Compresses a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="output">Receives the codes; <see cref="MaxEncodedLength"/> bytes.</param>
    /// <returns>Bytes written.</returns>
    public int Encode(ReadOnlySpan<byte> text, Span<byte> output)
    {
        int used = 0,
            held = -1;
        while (!text.IsEmpty)
        {
            var code = Match(Load(text), text.Length);
            text = text[_lengths[code]..];
            if (held < 0)
            {
                held = code;
            }
            else
            {
                output[used] = (byte)held;
                output[used + 1] = (byte)((held >> 8) | (code << 4));
                output[used + 2] = (byte)(code >> 4);
                used += 3;
                held = -1;
            }
        }

        if (held >= 0)
        {
            output[used] = (byte)held;
            output[used + 1] = (byte)(held >> 8);
            used += 2;
        }

        return used;
    }

    /// <summary>Restores a text.</summary>
    /// <param name="codes">All its codes.</param>
    /// <param name="text">Receives the text; room for <see cref="MaxLength"/> bytes a code.</param>
    /// <returns>Bytes of the text.</returns>
    public int Decode(ReadOnlySpan<byte> codes, Span<byte> text)
    {
        // Two codes in three bytes; a single last one in two.
        var used = 0;
        while (codes.Length >= 3)
        {
            used = Append(codes[0] | ((codes[1] & 0x0F) << 8), text, used);
            used = Append((codes[1] >> 4) | (codes[2] << 4), text, used);
            codes = codes[3..];
        }

        return codes.Length switch
        {
            0 => used,
            2 => Append(codes[0] | ((codes[1] & 0x0F) << 8), text, used),
            _ => throw new IndexCorruptException("A stored text ends within a code."),
        };
    }

    /// <summary>Up to 8 bytes of a text, the first lowest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Load(ReadOnlySpan<byte> text)
    {
        if (text.Length >= 8)
        {
            return Unsafe.ReadUnaligned<ulong>(ref Unsafe.AsRef(in text[0]));
        }

        ulong value = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            value = (value << 8) | text[i];
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Append(int code, Span<byte> text, int used)
    {
        var length = _lengths[code];
        if (length == 0 || used > text.Length - MaxLength)
        {
            throw new IndexCorruptException("A stored text has a code that its segment does not know.");
        }

        Unsafe.WriteUnaligned(ref text[used], _values[code]);
        return used + length;
    }

    private static int HeadHash(ulong next) => (int)(((uint)(next & 0xFFFFFF) * 0x9E3779B1) >> (32 - HeadBits));

    private Candidate[] Arrange()
    {
        // By head, then by falling length.
        var order = new List<int>(Count);
        for (var code = 256; code < Count; code++)
        {
            if (_lengths[code] == 2)
            {
                _pairs[(int)_values[code]] = (ushort)code;
            }
            else
            {
                order.Add((((HeadHash(_values[code]) * 8) + MaxLength - _lengths[code]) * Capacity) + code);
            }
        }

        order.Sort();
        var candidates = new Candidate[order.Count];
        for (var i = 0; i < candidates.Length; i++)
        {
            var code = order[i] % Capacity;
            var shift = 64 - (8 * _lengths[code]);
            candidates[i] = new Candidate(_values[code] << shift, (byte)shift, _lengths[code], (ushort)code);
            _heads[HeadHash(_values[code]) + 1]++;
        }

        for (var head = 1; head < _heads.Length; head++)
        {
            _heads[head] += _heads[head - 1];
        }

        return candidates;
    }

    // The bytes of a symbol in the upper bits, to which a text that is shifted likewise is equal.
    private readonly record struct Candidate(ulong Value, byte Shift, byte Length, ushort Code);
}

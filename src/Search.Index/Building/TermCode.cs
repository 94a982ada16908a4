using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Search.Query.Terms;

namespace Search.Index.Building;

/// <summary>
/// A term of two characters or more in 64 bits. Those of up to three characters, and of up to eight in ASCII, are told
/// apart by their code alone; of all others it is a hash.
/// </summary>
internal static class TermCode
{
    // The lower 56 bits hold the characters. Above them: length - 1 (3 bits), space (3), what the rest is (2).
    private const int LengthShift = 56;
    private const int SpaceShift = 59;
    private const ulong Wide = 1UL << 62;
    private const ulong Ascii = 2UL << 62;
    private const ulong Hashed = 3UL << 62;
    private const ulong NotAscii = 0xFF80_FF80_FF80_FF80;

    /// <summary>Whether terms with equal codes are equal; otherwise they have to be compared.</summary>
    public static bool IsExact(ulong code) => code < Hashed;

    /// <summary>The code of a term of at least two UTF-16 units, and below 8 the number of its space.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(TermSpace space, ReadOnlySpan<char> term)
    {
        var head = ((ulong)space << SpaceShift) | (((ulong)term.Length - 1) << LengthShift);
        ref var start = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(term));
        if (term.Length < 4)
        {
            return Wide | head | Unsafe.ReadUnaligned<uint>(ref start) | ((ulong)term[^1] << 32);
        }

        if (term.Length <= 8)
        {
            // The first four and the last four characters, which may overlap, say all when the length is known.
            var first = Unsafe.ReadUnaligned<ulong>(ref start);
            var last = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, (term.Length * 2) - 8));
            if (((first | last) & NotAscii) == 0)
            {
                return Ascii | head | Squeeze(first) | (Squeeze(last) << 28);
            }
        }

        return Hashed | Hash(space, term);
    }

    /// <summary>Spreads a code over 64 bits, the upper ones best.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong code)
    {
        code = (code ^ (code >> 32)) * 0x9E3779B97F4A7C15;
        return (code ^ (code >> 29)) * 0xBF58476D1CE4E5B9;
    }

    // Four times 7 bits side by side.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Squeeze(ulong characters)
    {
        characters = (characters | (characters >> 9)) & 0x0000_3FFF_0000_3FFF;
        return (characters | (characters >> 18)) & 0x0FFF_FFFF;
    }

    private static ulong Hash(TermSpace space, ReadOnlySpan<char> term)
    {
        ref var start = ref Unsafe.As<char, byte>(ref MemoryMarshal.GetReference(term));
        var bytes = term.Length * 2;
        var hash = ((ulong)bytes << 8) + (ulong)space;
        for (var at = 0; at + 8 < bytes; at += 8)
        {
            hash = Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at)));
        }

        return Mix(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, bytes - 8)));
    }
}

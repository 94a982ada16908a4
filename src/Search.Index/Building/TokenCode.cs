using System.Runtime.CompilerServices;

namespace Search.Index.Building;

/// <summary>
/// The tokens of a pair in memory: for each the number of its term and how its position follows from the one before, in
/// two bytes for the terms that were seen first, which are the most frequent, and in three for the others.
/// </summary>
internal static unsafe class TokenCode
{
    /// <summary>The most bytes that a token takes.</summary>
    public const int MostBytes = 11;

    /// <summary>The same position as the token before.</summary>
    public const uint Same = 0;

    /// <summary>The next position.</summary>
    public const uint Next = 1;

    /// <summary>Position 0: the start of a side.</summary>
    public const uint Zero = 2;

    /// <summary>A position of its own, which follows in four bytes.</summary>
    public const uint Given = 3;

    private const uint ShortTerms = 1u << 13;

    // Stands for a term whose number follows in four bytes.
    private const uint FarTerm = (1u << 21) - 1;

    /// <summary>Writes a token.</summary>
    /// <returns>Where the next one goes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* Write(byte* at, uint term, uint step, int position)
    {
        if (term < ShortTerms)
        {
            Unsafe.WriteUnaligned(at, (ushort)((term << 3) | (step << 1)));
            at += 2;
        }
        else
        {
            Unsafe.WriteUnaligned(at, (Math.Min(term, FarTerm) << 3) | (step << 1) | 1);
            at += 3;
            if (term >= FarTerm)
            {
                Unsafe.WriteUnaligned(at, term);
                at += 4;
            }
        }

        if (step == Given)
        {
            Unsafe.WriteUnaligned(at, position);
            at += 4;
        }

        return at;
    }

    /// <summary>Reads a token. Two bytes after the last must be readable.</summary>
    /// <param name="at">The token.</param>
    /// <param name="position">The position of the token before, then of this one.</param>
    /// <param name="term">Receives the number of the term.</param>
    /// <returns>The next token.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* Read(byte* at, ref uint position, out uint term)
    {
        // Without branches, since neither the length nor the step can be foreseen.
        var code = Unsafe.ReadUnaligned<uint>(at);
        var isLong = code & 1;
        code &= 0xFFFF | ((0 - isLong) & 0xFF_0000);
        at += 2 + isLong;
        term = code >> 3;
        if (term == FarTerm)
        {
            term = Unsafe.ReadUnaligned<uint>(at);
            at += 4;
        }

        var step = (code >> 1) & 3;
        position = (position + step) & ((step >> 1) - 1);
        if (step == Given)
        {
            position = Unsafe.ReadUnaligned<uint>(at);
            at += 4;
        }

        return at;
    }
}

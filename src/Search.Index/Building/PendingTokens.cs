using System.Runtime.CompilerServices;

namespace Search.Index.Building;

/// <summary>
/// The tokens of a builder's pairs, as long as no pair is added: for each pair two bytes that say how many its English tokens
/// take, those tokens, then the Chinese ones.
/// </summary>
/// <param name="pairs">The pairs, and one more whose tokens start where all end.</param>
/// <param name="tokens">The tokens; two more bytes than they take are readable.</param>
internal readonly unsafe struct PendingTokens(PendingPair* pairs, byte* tokens)
{
    /// <summary>Bytes that stand before the tokens of a pair.</summary>
    public const int HeadBytes = sizeof(ushort);

    // So many bytes or more: then it is not known where the Chinese tokens start.
    private const int Unknown = ushort.MaxValue;

    /// <summary>Where a pair is in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PendingPair* Pair(int number) => pairs + number;

    /// <summary>Says how many bytes the English tokens of a pair take.</summary>
    /// <param name="head">Where the pair starts.</param>
    /// <param name="bytes">The bytes.</param>
    public static void WriteHead(byte* head, long bytes) =>
        Unsafe.WriteUnaligned(head, (ushort)Math.Min(bytes, Unknown));

    /// <summary>Where a pair starts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Head(int number) => tokens + pairs[number].Tokens;

    /// <summary>Where the tokens of a pair start that have to be read.</summary>
    /// <param name="number">The pair.</param>
    /// <param name="english">Whether the English ones are wanted.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Start(int number, bool english)
    {
        var head = Head(number);
        var bytes = Unsafe.ReadUnaligned<ushort>(head);
        return head + HeadBytes + (english || bytes == Unknown ? 0 : bytes);
    }

    /// <summary>Where they end.</summary>
    /// <param name="number">The pair.</param>
    /// <param name="chinese">Whether the Chinese ones are wanted.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* End(int number, bool chinese)
    {
        var head = Head(number);
        var bytes = Unsafe.ReadUnaligned<ushort>(head);
        return chinese || bytes == Unknown ? tokens + pairs[number + 1].Tokens : head + HeadBytes + bytes;
    }
}

using System.Runtime.CompilerServices;

namespace Search.Index.Building;

/// <summary>The tokens of a builder's pairs, as long as no pair is added.</summary>
/// <param name="pairs">The pairs, and one more whose tokens start where all end.</param>
/// <param name="tokens">The tokens; two more bytes than they take are readable.</param>
internal readonly unsafe struct PendingTokens(PendingPair* pairs, byte* tokens)
{
    /// <summary>Where a pair is in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public PendingPair* Pair(int number) => pairs + number;

    /// <summary>Where the tokens of a pair start, and those of the pair before end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Start(int number) => tokens + pairs[number].Tokens;
}

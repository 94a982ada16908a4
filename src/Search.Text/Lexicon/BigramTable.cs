using System.Runtime.CompilerServices;

namespace Search.Text.Lexicon;

/// <summary>
/// The hash function of the bigram table: open addressing with linear probing over slots of 24 bits of fingerprint and
/// 8 of cost. Writer and reader share it.
/// </summary>
public static class BigramTable
{
    /// <summary>The bits of a slot that hold the fingerprint.</summary>
    public const uint FingerprintMask = 0xFFFFFF00;

    /// <summary>Mixes a pair of trie indexes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Hash(int first, int second)
    {
        var mixed = (((ulong)(uint)first << 32) | (uint)second) * 0x9E3779B97F4A7C15;
        mixed ^= mixed >> 29;
        return mixed * 0xBF58476D1CE4E5B9;
    }

    /// <summary>The slot where the search for a pair begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Slot(ulong hash, int slots) => (int)(((hash >> 32) * (uint)slots) >> 32);

    /// <summary>The fingerprint of a pair, in place in a slot; never zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Fingerprint(ulong hash) => ((uint)hash & FingerprintMask) | 0x100;
}

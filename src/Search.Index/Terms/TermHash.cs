using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Index.Terms;

/// <summary>The hash of a term's key, the same on every machine since it is stored.</summary>
internal static class TermHash
{
    /// <summary>Hashes eight bytes at a time by multiplication and folding (after wyhash).</summary>
    public static uint Compute(ReadOnlySpan<byte> key)
    {
        ref var start = ref MemoryMarshal.GetReference(key);
        var hash = (ulong)key.Length * 0x9E3779B97F4A7C15;
        var at = 0;
        for (; at + 8 <= key.Length; at += 8)
        {
            hash = Fold(hash ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, at)));
        }

        ulong rest = 0;
        for (var shift = 0; at < key.Length; at++, shift += 8)
        {
            rest |= (ulong)key[at] << shift;
        }

        hash = Fold(hash ^ rest);
        return (uint)(hash ^ (hash >> 32));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong value)
    {
        var high = Math.BigMul(value ^ 0xA0761D6478BD642F, 0xE7037ED1A0B428DB, out var low);
        return high ^ low;
    }
}

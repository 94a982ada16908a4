using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Index.Execution.Windows;

/// <summary>A byte for each pair of a window of doc ids, small enough for the first-level cache.</summary>
internal sealed unsafe class WindowMap : IDisposable
{
    /// <summary>Pairs of a window, at most.</summary>
    public const int Size = 1 << 14;

    private const int Width = 32;

    /// <summary>Makes a map; its content is random.</summary>
    public WindowMap() => Bytes = (byte*)NativeMemory.AlignedAlloc(Size, 64);

    /// <summary>The bytes.</summary>
    public byte* Bytes { get; }

    /// <summary>Sets the first bytes to 0.</summary>
    public void Clear(int count) => NativeMemory.Clear(Bytes, (nuint)((count + (2 * Width) - 1) & (-2 * Width)));

    /// <summary>The first place from one on whose byte is at least so large.</summary>
    /// <param name="from">Where to start.</param>
    /// <param name="count">Where to end; what <see cref="Clear"/> was called with.</param>
    /// <param name="least">The limit, at least 1.</param>
    /// <returns>The place, <paramref name="count"/> when there is none.</returns>
    public int Find(int from, int count, byte least)
    {
        if (from >= count)
        {
            return count;
        }

        if (Vector512.IsHardwareAccelerated)
        {
            return Math.Min(count, FindWide(from, count, least));
        }

        var limit = Vector256.Create(least);
        var at = from & -Width;
        var bits = Compare(at, limit) & (uint.MaxValue << from);
        while (bits == 0)
        {
            at += Width;
            if (at >= count)
            {
                return count;
            }

            bits = Compare(at, limit);
        }

        return Math.Min(count, at + BitOperations.TrailingZeroCount(bits));
    }

    /// <inheritdoc/>
    public void Dispose() => NativeMemory.AlignedFree(Bytes);

    // In a method of its own, so that nothing of the loop is spilled.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int FindWide(int from, int count, byte least)
    {
        const int Wide = 2 * Width;
        var bytes = Bytes;
        var limit = Vector512.Create(least);
        var at = from & -Wide;
        var bits =
            Vector512.GreaterThanOrEqual(Vector512.Load(bytes + at), limit).ExtractMostSignificantBits()
            & (ulong.MaxValue << from);
        while (bits == 0)
        {
            at += Wide;
            if (at >= count)
            {
                return count;
            }

            bits = Vector512.GreaterThanOrEqual(Vector512.Load(bytes + at), limit).ExtractMostSignificantBits();
        }

        return at + BitOperations.TrailingZeroCount(bits);
    }

    private uint Compare(int at, Vector256<byte> limit)
    {
        var bytes = Vector256.Load(Bytes + at);
        return Vector256.Equals(Vector256.Max(bytes, limit), bytes).ExtractMostSignificantBits();
    }
}

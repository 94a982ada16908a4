using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Search.Index.Execution.Windows;

/// <summary>A bit for each pair of a window, whether it is a candidate; small enough for the first-level cache.</summary>
internal sealed unsafe class WindowMarks : IDisposable
{
    /// <summary>Pairs of a window, at most: what a place of 16 bits tells apart.</summary>
    public const int Size = 1 << 16;

    private const int WordBits = 64;

    private readonly ulong* _words = (ulong*)NativeMemory.AlignedAlloc(Size / 8, 64);
    private readonly ushort* _firsts = (ushort*)NativeMemory.AlignedAlloc(Size / WordBits * sizeof(ushort), 64);
    private readonly ushort* _found = (ushort*)NativeMemory.AlignedAlloc((Size + 1) * sizeof(ushort), 64);

    /// <summary>Marks candidates and nothing else.</summary>
    /// <param name="from">The window's first pair, a multiple of <see cref="Size"/>.</param>
    /// <param name="candidates">Their doc ids.</param>
    /// <param name="count">How many.</param>
    public void Set(int from, uint* candidates, int count)
    {
        Clear(_words);
        Set(_words - (from / WordBits), _firsts - (from / WordBits), candidates, count);
    }

    /// <summary>Finds the candidates that a term's postings of the window are in.</summary>
    /// <param name="from">The window's first pair.</param>
    /// <param name="postings">The postings.</param>
    /// <param name="chosen">Receives the numbers of the candidates that are hit, rising; room for all candidates.</param>
    /// <param name="places">Receives the place of each one's posting.</param>
    /// <returns>How many.</returns>
    public int Select(int from, WindowPostings postings, int* chosen, int* places)
    {
        var (begin, size) = (postings.Begin, postings.End - postings.Begin);
        var documents = postings.Documents + begin;
        var count = Test(_words - (from / WordBits), documents, (uint)size, _found);
        Number(from, documents, postings.FirstPlace + begin, count, chosen, places);
        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_words);
        NativeMemory.AlignedFree(_firsts);
        NativeMemory.AlignedFree(_found);
    }

    // Loops as tight as these lose their registers to what they are inlined into. From the last to the first, so that the
    // number that stays at a word is that of its first candidate.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Set(ulong* words, ushort* firsts, uint* candidates, nint count)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            var candidate = candidates[i];
            var word = candidate / WordBits;
            words[word] |= 1UL << (int)candidate;
            firsts[word] = (ushort)i;
        }
    }

    // What the library clears with costs more at the next write: it may leave the first-level cache out.
    private static void Clear(ulong* words)
    {
        for (var i = 0; i < Size / WordBits; i += Vector512<ulong>.Count)
        {
            Vector512<ulong>.Zero.StoreAligned(words + i);
        }
    }

    // Written always and kept sometimes: a branch would be mispredicted at every pair found.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Test(ulong* words, uint* documents, nuint size, ushort* found)
    {
        var next = found;
        nuint i = 0;
        for (; i + 4 <= size; i += 4)
        {
            var (first, second, third, fourth) = (documents[i], documents[i + 1], documents[i + 2], documents[i + 3]);
            var isFirst = Has(words, first);
            var isSecond = Has(words, second);
            var isThird = Has(words, third);
            var isFourth = Has(words, fourth);
            *next = (ushort)i;
            next += isFirst;
            *next = (ushort)(i + 1);
            next += isSecond;
            *next = (ushort)(i + 2);
            next += isThird;
            *next = (ushort)(i + 3);
            next += isFourth;
        }

        for (; i < size; i++)
        {
            *next = (ushort)i;
            next += Has(words, documents[i]);
        }

        return (int)(next - found);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Has(ulong* words, uint document) => (nuint)(words[document / WordBits] >> (int)document) & 1;

    // A candidate's number is that of the first of its word and the marks before it there.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Number(int from, uint* documents, int first, int count, int* chosen, int* places)
    {
        var words = _words - (from / WordBits);
        var firsts = _firsts - (from / WordBits);
        for (var i = 0; i < count; i++)
        {
            var document = documents[_found[i]];
            var word = document / WordBits;
            var before = words[word] & ((1UL << (int)document) - 1);
            chosen[i] = firsts[word] + BitOperations.PopCount(before);
            places[i] = first + _found[i];
        }
    }
}

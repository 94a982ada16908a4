using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Index.Execution.Windows;

/// <summary>A bit for each pair of a window, whether it is a candidate; small enough for the first-level cache.</summary>
internal sealed unsafe class WindowMarks : IDisposable
{
    /// <summary>Pairs of a window, at most: what a place of 16 bits tells apart.</summary>
    public const int Size = 1 << 16;

    private const int WordBits = 64;

    private readonly ulong* _words = (ulong*)NativeMemory.AlignedAlloc(Size / 8, 64);
    private readonly ushort* _found = (ushort*)NativeMemory.AlignedAlloc((Size + 1) * sizeof(ushort), 64);

    /// <summary>Marks candidates and nothing else.</summary>
    /// <param name="from">The window's first pair, a multiple of <see cref="Size"/>.</param>
    /// <param name="candidates">Their doc ids.</param>
    /// <param name="count">How many.</param>
    public void Set(int from, uint* candidates, int count)
    {
        NativeMemory.Clear(_words, Size / 8);
        Set(_words - (from / WordBits), candidates, candidates + count);
    }

    /// <summary>Finds the candidates that a term's postings of the window are in.</summary>
    /// <param name="from">The window's first pair.</param>
    /// <param name="postings">The postings.</param>
    /// <param name="candidates">What was marked; 8 numbers more can be read.</param>
    /// <param name="chosen">Receives the numbers of the candidates that are hit, rising; room for all candidates.</param>
    /// <param name="places">Receives the place of each one's posting.</param>
    /// <returns>How many.</returns>
    public int Select(int from, WindowPostings postings, uint* candidates, int* chosen, int* places)
    {
        var (begin, size) = (postings.Begin, postings.End - postings.Begin);
        var documents = postings.Documents + begin;
        var first = postings.FirstPlace + begin;
        var count = Test(_words - (from / WordBits), documents, (uint)size, _found);
        var candidate = 0;
        for (var i = 0; i < count; i++)
        {
            candidate = RisingNumbers.Next(candidates, candidate, int.MaxValue, documents[_found[i]]);
            chosen[i] = candidate;
            places[i] = first + _found[i];
        }

        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_words);
        NativeMemory.AlignedFree(_found);
    }

    // Loops as tight as these lose their registers to what they are inlined into.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Set(ulong* words, uint* candidate, uint* end)
    {
        for (; candidate < end; candidate++)
        {
            words[*candidate / WordBits] |= 1UL << (int)*candidate;
        }
    }

    // Written always and kept sometimes: a branch would be mispredicted at every pair found.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Test(ulong* words, uint* documents, nuint size, ushort* found)
    {
        var next = found;
        for (nuint i = 0; i < size; i++)
        {
            var document = documents[i];
            *next = (ushort)i;
            next += (words[document / WordBits] >> (int)document) & 1;
        }

        return (int)(next - found);
    }
}

using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Search.Index.Bytes;

namespace Search.Index.Execution.Windows;

/// <summary>
/// A bit for each pair of a window, or for some pairs that follow each other, whether a candidate is there; small enough
/// for the first-level cache.
/// </summary>
internal sealed unsafe class WindowMarks : IDisposable
{
    /// <summary>Bits, and candidates at most.</summary>
    public const int Size = 1 << 16;

    private const int WordBits = 64;
    private const int WordShift = 6;

    private readonly ulong* _words = (ulong*)NativeMemory.AlignedAlloc(Size / 8, 64);
    private readonly ushort* _firsts = (ushort*)NativeMemory.AlignedAlloc(Size / WordBits * sizeof(ushort), 64);
    private readonly NativeArray<int> _found = new();
    private int _word;
    private int _shift;
    private int _marked;

    /// <summary>Marks candidates and nothing else.</summary>
    /// <param name="from">The window's first pair, a multiple of the pairs of a window.</param>
    /// <param name="shift">How often the pairs of a bit are doubled: <see cref="Size"/> times as many are in the window.</param>
    /// <param name="candidates">Their doc ids.</param>
    /// <param name="count">How many.</param>
    public void Set(int from, int shift, uint* candidates, int count)
    {
        _word = from >> shift >> WordShift;
        _shift = shift;
        _marked = count;
        Clear(_words);
        if (shift == 0)
        {
            SetPairs(_words - _word, _firsts - _word, candidates, count);
        }
        else
        {
            SetShared(_words - _word, _firsts - _word, shift, candidates, count);
        }
    }

    /// <summary>Finds the candidates that a term's postings of the window are in.</summary>
    /// <param name="postings">The postings.</param>
    /// <param name="candidates">What was marked; 8 numbers more can be read.</param>
    /// <param name="chosen">Receives the numbers of the candidates that are hit, rising; room for all candidates.</param>
    /// <param name="places">Receives the place of each one's posting.</param>
    /// <returns>How many.</returns>
    public int Select(WindowPostings postings, uint* candidates, int* chosen, int* places)
    {
        var (begin, size) = (postings.Begin, postings.End - postings.Begin);
        var documents = postings.Documents + begin;
        _found.Resize(size + 1);
        var first = postings.FirstPlace + begin;
        return _shift == 0
            ? Number(documents, first, TestPairs(_words - _word, documents, (uint)size, _found.Start), chosen, places)
            : NumberApart(
                documents,
                first,
                TestShared(_words - _word, _shift, documents, (uint)size, _found.Start),
                candidates,
                chosen,
                places
            );
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_words);
        NativeMemory.AlignedFree(_firsts);
        _found.Dispose();
    }

    // Loops as tight as these lose their registers to what they are inlined into; and a bit that is one pair's needs no shift.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetPairs(ulong* words, ushort* firsts, uint* candidates, nint count) =>
        Set(words, firsts, 0, candidates, count);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void SetShared(ulong* words, ushort* firsts, int shift, uint* candidates, nint count) =>
        Set(words, firsts, shift, candidates, count);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int TestPairs(ulong* words, uint* documents, nuint size, int* found) =>
        Test(words, 0, documents, size, found);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int TestShared(ulong* words, int shift, uint* documents, nuint size, int* found) =>
        Test(words, shift, documents, size, found);

    // From the last to the first, so that the number that stays at a word is that of its first candidate.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Set(ulong* words, ushort* firsts, int shift, uint* candidates, nint count)
    {
        for (var i = count - 1; i >= 0; i--)
        {
            var bit = candidates[i] >> shift;
            var word = bit / WordBits;
            words[word] |= 1UL << (int)bit;
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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Test(ulong* words, int shift, uint* documents, nuint size, int* found)
    {
        var next = found;
        nuint i = 0;
        for (; i + 4 <= size; i += 4)
        {
            var isFirst = Has(words, documents[i] >> shift);
            var isSecond = Has(words, documents[i + 1] >> shift);
            var isThird = Has(words, documents[i + 2] >> shift);
            var isFourth = Has(words, documents[i + 3] >> shift);
            *next = (int)i;
            next += isFirst;
            *next = (int)i + 1;
            next += isSecond;
            *next = (int)i + 2;
            next += isThird;
            *next = (int)i + 3;
            next += isFourth;
        }

        for (; i < size; i++)
        {
            *next = (int)i;
            next += Has(words, documents[i] >> shift);
        }

        return (int)(next - found);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nuint Has(ulong* words, uint bit) => (nuint)(words[bit / WordBits] >> (int)bit) & 1;

    // A candidate's number is that of the first of its word and the marks before it there.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Number(uint* documents, int first, int count, int* chosen, int* places)
    {
        var words = _words - _word;
        var firsts = _firsts - _word;
        var found = _found.Start;
        for (var i = 0; i < count; i++)
        {
            var document = documents[found[i]];
            var word = document / WordBits;
            var before = words[word] & ((1UL << (int)document) - 1);
            chosen[i] = firsts[word] + BitOperations.PopCount(before);
            places[i] = first + found[i];
        }

        return count;
    }

    // Where several pairs share a bit, it may be another's.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private int NumberApart(uint* documents, int first, int count, uint* candidates, int* chosen, int* places)
    {
        var firsts = _firsts - _word;
        var found = _found.Start;
        var hits = 0;
        for (var i = 0; i < count; i++)
        {
            var document = documents[found[i]];
            var candidate = RisingNumbers.Next(candidates, firsts[document >> _shift >> WordShift], _marked, document);
            chosen[hits] = candidate;
            places[hits] = first + found[i];
            hits += candidate < _marked && candidates[candidate] == document ? 1 : 0;
        }

        return hits;
    }
}

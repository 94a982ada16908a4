using System.Collections.Concurrent;
using System.Runtime.Intrinsics;

namespace Search.Tools.Lexicon.Sources;

/// <summary>
/// SmartCn keeps, for each pair of neighbouring words, only the 64-bit FNV-1a hash of <c>first@second</c> and a count.
/// The pairs are recovered by hashing every pair of dictionary words: the second words are walked as a trie, so that
/// all first words take one step a trie node.
/// </summary>
public static class SmartCnBigrams
{
    private const ulong Basis = 0xCBF29CE484222325;
    private const ulong Prime = 1099511628211;
    private const int FilterBits = 24;
    private const uint FilterMask = (1u << FilterBits) - 1;

    /// <summary>The pairs of <paramref name="words"/> whose hash is in the table, in ordinal order.</summary>
    public static IReadOnlyList<(string First, string Second, int Count)> Recover(
        string[] words,
        ulong[] hashes,
        int[] counts
    )
    {
        var countOf = new Dictionary<ulong, int>();
        var filter = new ulong[1 << (FilterBits - 6)];
        for (var i = 0; i < hashes.Length; i++)
        {
            if (counts[i] > 0)
            {
                countOf[hashes[i]] = counts[i];
                var bit = (uint)hashes[i] & FilterMask;
                filter[bit >> 6] |= 1UL << (int)(bit & 63);
            }
        }

        // The low half of the hash depends on nothing but low halves, so it alone is computed for every pair.
        var states = words.Select(w => Step(w.Aggregate(Basis, Step), '@')).ToArray();
        var low = states.Select(s => (uint)s).ToArray();
        var found = new ConcurrentBag<(int First, int Second, int Count)>();
        Parallel.ForEach(
            words.Select((w, i) => (Word: w, Index: i)).GroupBy(w => w.Word[0]),
            group =>
            {
                var levels = new List<uint[]> { low };
                var previous = "";
                foreach (var (second, index) in group)
                {
                    var common = 0;
                    while (common < previous.Length && common < second.Length && previous[common] == second[common])
                    {
                        common++;
                    }

                    for (var depth = common; depth < second.Length; depth++)
                    {
                        if (levels.Count == depth + 1)
                        {
                            levels.Add(new uint[low.Length]);
                        }

                        Advance(levels[depth], levels[depth + 1], second[depth]);
                    }

                    previous = second;
                    var ends = levels[second.Length];
                    for (var first = 0; first < ends.Length; first++)
                    {
                        var bit = ends[first] & FilterMask;
                        if (
                            (filter[bit >> 6] >> (int)(bit & 63) & 1) != 0
                            && countOf.TryGetValue(second.Aggregate(states[first], Step), out var count)
                        )
                        {
                            found.Add((first, index, count));
                        }
                    }
                }
            }
        );

        return
        [
            .. found
                .OrderBy(f => f.First)
                .ThenBy(f => f.Second)
                .Select(f => (words[f.First], words[f.Second], f.Count)),
        ];
    }

    private static void Advance(uint[] from, uint[] to, char character)
    {
        uint low = character & 0xFFu,
            high = (uint)character >> 8;
        var i = 0;
        for (; i + Vector256<uint>.Count <= from.Length; i += Vector256<uint>.Count)
        {
            var state = Vector256.LoadUnsafe(ref from[i]);
            state = (state ^ Vector256.Create(low)) * (uint)(Prime & uint.MaxValue);
            state = (state ^ Vector256.Create(high)) * (uint)(Prime & uint.MaxValue);
            state.StoreUnsafe(ref to[i]);
        }

        for (; i < from.Length; i++)
        {
            to[i] = (uint)Step(from[i], character);
        }
    }

    private static ulong Step(ulong state, char character) =>
        ((((state ^ (character & 0xFFu)) * Prime) ^ (ulong)(character >> 8)) * Prime);
}

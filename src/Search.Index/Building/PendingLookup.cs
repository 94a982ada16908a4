using System.Runtime.CompilerServices;
using Search.Index.Bytes;
using Search.Text.Pairs;

namespace Search.Index.Building;

/// <summary>
/// Finds pairs of a builder by their own id and by the hash of their texts: numbers of pairs in open addressing, with
/// the pairs themselves to compare, so that a pair takes a few bytes here. Pairs that were dropped are never found.
/// </summary>
internal sealed class PendingLookup(NativeArray<PendingPair> pairs)
{
    private const int FirstSlots = 1 << 10;

    // Plus one; 0 for a free slot.
    private int[] _ids = new int[FirstSlots];
    private int[] _texts = new int[FirstSlots];
    private int _used;

    /// <summary>Takes in a pair.</summary>
    public void Add(int number)
    {
        if (++_used * 2 > _ids.Length)
        {
            Rebuild(_ids.Length * 2);
            return;
        }

        ref var pair = ref pairs[number];
        Put(_ids, Hash(pair.Id), number);
        Put(_texts, pair.TextHash, number);
    }

    /// <summary>Takes in the new id of a pair; it is not found by the old one any more.</summary>
    public void Rename(int number)
    {
        if (++_used * 2 > _ids.Length)
        {
            Rebuild(_ids.Length * 2);
            return;
        }

        Put(_ids, Hash(pairs[number].Id), number);
    }

    /// <summary>The pair with an id, -1 for none.</summary>
    public int Find(PairId id)
    {
        var mask = _ids.Length - 1;
        for (var at = Place(Hash(id), mask); _ids[at] != 0; at = (at + 1) & mask)
        {
            ref var pair = ref pairs[_ids[at] - 1];
            if (pair.Id == id && !pair.Dropped)
            {
                return _ids[at] - 1;
            }
        }

        return -1;
    }

    /// <summary>Walks the pairs whose texts have a hash.</summary>
    /// <param name="hash">The hash.</param>
    /// <param name="at">-1 before the first, then where the last was found.</param>
    /// <returns>The next pair, -1 for none.</returns>
    public int NextWithTexts(uint hash, ref int at)
    {
        var mask = _texts.Length - 1;
        for (at = at < 0 ? Place(hash, mask) : (at + 1) & mask; _texts[at] != 0; at = (at + 1) & mask)
        {
            ref var pair = ref pairs[_texts[at] - 1];
            if (pair.TextHash == hash && !pair.Dropped)
            {
                return _texts[at] - 1;
            }
        }

        return -1;
    }

    /// <summary>Forgets all pairs and keeps the memory.</summary>
    public void Clear()
    {
        Array.Clear(_ids);
        Array.Clear(_texts);
        _used = 0;
    }

    private void Rebuild(int slots)
    {
        _ids = new int[slots];
        _texts = new int[slots];
        _used = (int)pairs.Count;
        for (var i = 0; i < pairs.Count; i++)
        {
            ref var pair = ref pairs[i];
            Put(_ids, Hash(pair.Id), i);
            Put(_texts, pair.TextHash, i);
        }
    }

    private static void Put(int[] slots, uint hash, int number)
    {
        var mask = slots.Length - 1;
        var at = Place(hash, mask);
        while (slots[at] != 0)
        {
            at = (at + 1) & mask;
        }

        slots[at] = number + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(PairId id) => (uint)(id.Low ^ (id.Low >> 32));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(uint hash, int mask) => (int)((hash * 0x9E3779B1UL) >> 15) & mask;
}

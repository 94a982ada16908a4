using Search.Text.Pairs;

namespace Search.Query.Contract;

/// <summary>The order of <see cref="SortOrder.Random"/>: the same in every engine and after every rebuild.</summary>
public static class RandomOrder
{
    /// <summary>
    /// The sort key of a pair; hits come in rising order of it. The finaliser of MurmurHash3 over the id and the seed,
    /// with the sign bit cleared.
    /// </summary>
    public static long Key(PairId id, long seed) =>
        (long)(Mix(id.High ^ Mix(id.Low ^ Mix(unchecked((ulong)seed + 0x9E3779B97F4A7C15)))) >> 1);

    private static ulong Mix(ulong value)
    {
        value ^= value >> 33;
        value *= 0xFF51AFD7ED558CCD;
        value ^= value >> 33;
        value *= 0xC4CEB9FE1A85EC53;
        return value ^ (value >> 33);
    }
}

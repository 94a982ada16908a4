namespace Search.Query.Contract;

/// <summary>
/// The order of <see cref="SortOrder.Relevance"/>: falling score, then rising length of both sides together, then
/// rising id. Many short pairs have the very same score; with length before id an engine that keeps its pairs in
/// order of length may stop at the first of them instead of reading them all.
/// </summary>
public static class RelevanceOrder
{
    /// <summary>The sort key of a hit; hits come in falling order of it, and by rising id where it is equal.</summary>
    /// <param name="score">The score, not negative.</param>
    /// <param name="positions">The positions of both sides together.</param>
    public static long Key(float score, int positions) =>
        ((long)BitConverter.SingleToUInt32Bits(score) << 32) | (uint.MaxValue - (uint)positions);

    /// <summary>The score that a key holds.</summary>
    public static float Score(long key) => BitConverter.UInt32BitsToSingle((uint)(key >>> 32));
}

using System.Diagnostics;

namespace Search.Corpus.Alignment;

/// <summary>
/// The part of the table of an alignment that is searched: for each English position, from 0 to the number of units,
/// the Chinese positions from <c>Low</c> to <c>High</c>, both rising and both included.
/// </summary>
internal sealed class Band
{
    private readonly int[] low;
    private readonly int[] high;

    private Band(int[] low, int[] high)
    {
        this.low = low;
        this.high = high;
    }

    public int Rows => low.Length;

    public int Low(int row) => low[row];

    public int High(int row) => high[row];

    /// <summary>Every cell of a small table.</summary>
    public static Band Full(int english, int chinese)
    {
        var low = new int[english + 1];
        var high = new int[english + 1];
        Array.Fill(high, chinese);
        return new Band(low, high);
    }

    /// <summary>
    /// Blocks along the diagonal: no bead crosses from one block of units to the next. A block of one English unit must
    /// be a bead, so its Chinese units may be no more than a bead holds.
    /// </summary>
    /// <param name="borders">The first units of each block, from (0, 0) to the numbers of units.</param>
    public static Band Blocks(IReadOnlyList<(int English, int Chinese)> borders)
    {
        var rows = borders[^1].English + 1;
        var low = new int[rows];
        var high = new int[rows];
        for (var block = 1; block < borders.Count; block++)
        {
            for (var row = borders[block - 1].English + 1; row < borders[block].English; row++)
            {
                low[row] = borders[block - 1].Chinese;
                high[row] = borders[block].Chinese;
            }

            low[borders[block].English] = borders[block].Chinese;
            high[borders[block].English] = borders[block].Chinese;
        }

        return new Band(low, high);
    }

    /// <summary>The cells within a number of Chinese units of a path that rises through the table.</summary>
    /// <param name="path">For each English position the Chinese position that the path passes it at, rising.</param>
    /// <param name="chinese">The number of Chinese units.</param>
    /// <param name="halfWidth">How far a cell may lie from the path.</param>
    public static Band Around(ReadOnlySpan<int> path, int chinese, int halfWidth)
    {
        var low = new int[path.Length];
        var high = new int[path.Length];
        for (var row = 0; row < path.Length; row++)
        {
            Debug.Assert(row == 0 || path[row] >= path[row - 1], "A path never goes back.");
            low[row] = Math.Max(0, path[row] - halfWidth);
            high[row] = Math.Min(chinese, path[Math.Min(row + 1, path.Length - 1)] + halfWidth);
        }

        low[0] = 0;
        high[^1] = chinese;
        return new Band(low, high);
    }
}

namespace Search.Corpus.Alignment;

/// <summary>For each token type, the units that it stands in, rising, with how often.</summary>
internal sealed class UnitPostings
{
    private readonly int[] starts;
    private readonly int[] units;
    private readonly byte[] times;

    public UnitPostings(EvidenceSide side)
    {
        var last = new int[side.TypeCount];
        starts = new int[side.TypeCount + 1];
        for (var unit = 0; unit < side.Count; unit++)
        {
            foreach (var type in side.Tokens(unit))
            {
                if (last[type] != unit + 1)
                {
                    last[type] = unit + 1;
                    starts[type + 1]++;
                }
            }
        }

        for (var type = 0; type < side.TypeCount; type++)
        {
            starts[type + 1] += starts[type];
        }

        units = new int[starts[^1]];
        times = new byte[starts[^1]];
        var ends = starts.AsSpan(0, side.TypeCount).ToArray();
        for (var unit = 0; unit < side.Count; unit++)
        {
            foreach (var type in side.Tokens(unit))
            {
                var end = ends[type];
                if (end > starts[type] && units[end - 1] == unit)
                {
                    times[end - 1] = (byte)Math.Min(byte.MaxValue, times[end - 1] + 1);
                }
                else
                {
                    units[end] = unit;
                    times[end] = 1;
                    ends[type]++;
                }
            }
        }
    }

    /// <summary>Adds a value to the cell of each unit of a range that a type stands in, once for each time.</summary>
    /// <param name="type">The type.</param>
    /// <param name="value">What each occurrence adds.</param>
    /// <param name="first">The first unit of the range.</param>
    /// <param name="cells">One cell for each unit of the range.</param>
    public void AddTo(int type, float value, int first, Span<float> cells)
    {
        var all = units.AsSpan(starts[type]..starts[type + 1]);
        var at = first == 0 ? 0 : all.BinarySearch(first);
        for (at = at < 0 ? ~at : at; at < all.Length && all[at] - first < cells.Length; at++)
        {
            cells[all[at] - first] += value * times[starts[type] + at];
        }
    }
}

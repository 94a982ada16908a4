using System.Diagnostics;

namespace Search.Corpus.Alignment;

/// <summary>
/// For each token type, the units that it stands in, rising, with how often, seen through a window of units that only
/// moves forward: what stands in the window is found without a search.
/// </summary>
internal sealed class UnitPostings
{
    private readonly EvidenceSide side;
    private readonly int[] ends;
    private readonly int[] units;
    private readonly byte[] times;
    private readonly int[] cursors;
    private readonly int[] nexts;
    private int first;
    private int end;

    public UnitPostings(EvidenceSide side)
    {
        this.side = side;
        var last = new int[side.TypeCount];
        var starts = new int[side.TypeCount + 1];
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
        ends = starts.AsSpan(0, side.TypeCount).ToArray();
        for (var unit = 0; unit < side.Count; unit++)
        {
            foreach (var type in side.Tokens(unit))
            {
                var at = ends[type];
                if (at > starts[type] && units[at - 1] == unit)
                {
                    times[at - 1] = (byte)Math.Min(byte.MaxValue, times[at - 1] + 1);
                }
                else
                {
                    units[at] = unit;
                    times[at] = 1;
                    ends[type]++;
                }
            }
        }

        cursors = starts.AsSpan(0, side.TypeCount).ToArray();
        nexts = new int[side.TypeCount];
        for (var type = 0; type < nexts.Length; type++)
        {
            nexts[type] = cursors[type] < ends[type] ? units[cursors[type]] : int.MaxValue;
        }
    }

    /// <summary>Moves the window on.</summary>
    /// <param name="newFirst">Its first unit, not before the one it had.</param>
    /// <param name="newEnd">The unit after its last.</param>
    public void MoveTo(int newFirst, int newEnd)
    {
        Debug.Assert(newFirst >= first && newEnd >= newFirst && newEnd <= side.Count, "A window only moves forward.");
        for (; first < newFirst; first++)
        {
            foreach (var type in side.Tokens(first))
            {
                if (nexts[type] == first)
                {
                    var cursor = ++cursors[type];
                    nexts[type] = cursor < ends[type] ? units[cursor] : int.MaxValue;
                }
            }
        }

        end = newEnd;
    }

    /// <summary>Whether a type stands between the first unit of the window and a unit.</summary>
    public bool StandsBefore(int type, int unit) => nexts[type] < unit;

    /// <summary>Adds a value to the cell of each unit of the window that a type stands in, once for each time.</summary>
    /// <param name="type">The type.</param>
    /// <param name="value">What each occurrence adds.</param>
    /// <param name="cells">One cell for each unit of the window.</param>
    public void AddTo(int type, float value, Span<float> cells)
    {
        var last = ends[type];
        for (var at = cursors[type]; at < last && units[at] < end; at++)
        {
            cells[units[at] - first] += value * times[at];
        }
    }
}

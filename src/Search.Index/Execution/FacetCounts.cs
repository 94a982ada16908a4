using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Search.Index.Columns;
using Search.Index.Segments;
using Search.Query.Contract;

namespace Search.Index.Execution;

/// <summary>Counts the values of text columns over all hits: by number within a segment, by value over segments.</summary>
internal sealed class FacetCounts(ImmutableArray<TextColumn> columns)
{
    private readonly Dictionary<string, long>[] _totals =
    [
        .. columns.Select(_ => new Dictionary<string, long>(StringComparer.Ordinal)),
    ];
    private readonly int[][] _counts = new int[columns.Length][];
    private readonly Column[] _values = new Column[columns.Length];
    private SegmentReader? _reader;

    /// <summary>Moves to a segment.</summary>
    public void Enter(SegmentReader reader)
    {
        Leave();
        _reader = reader;
        for (var i = 0; i < columns.Length; i++)
        {
            _counts[i] = new int[FilterCompiler.ValueCount(columns[i], reader)];
            _values[i] = FilterCompiler.ColumnOf(columns[i], reader);
        }
    }

    /// <summary>Counts a pair.</summary>
    public void Add(int document)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            var value = _values[i][document];
            if (value >= 0)
            {
                _counts[i][value]++;
            }
        }
    }

    /// <summary>The counts, largest first, then by value.</summary>
    public ImmutableArray<Facet> Finish(int limit)
    {
        Leave();
        return
        [
            .. columns.Select(
                (column, i) =>
                    new Facet(
                        column,
                        [
                            .. _totals[i]
                                .OrderByDescending(entry => entry.Value)
                                .ThenBy(entry => entry.Key, StringComparer.Ordinal)
                                .Take(limit)
                                .Select(entry => new FacetCount(entry.Key, entry.Value)),
                        ]
                    )
            ),
        ];
    }

    private void Leave()
    {
        if (_reader is null)
        {
            return;
        }

        for (var i = 0; i < columns.Length; i++)
        {
            for (var number = 0; number < _counts[i].Length; number++)
            {
                if (_counts[i][number] > 0)
                {
                    var value = FilterCompiler.ValueOf(columns[i], _reader, number);
                    CollectionsMarshal.GetValueRefOrAddDefault(_totals[i], value, out _) += _counts[i][number];
                }
            }
        }

        _reader = null;
    }
}

using System.Collections.Immutable;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Search.Index.LuceneNet.Fields;
using Search.Query.Contract;

namespace Search.Index.LuceneNet.Searching;

/// <summary>Counts the values of text columns over hits, by their numbers inside a segment first.</summary>
internal sealed class FacetCounter(ImmutableArray<TextColumn> columns)
{
    private readonly Dictionary<string, long>[] _totals =
    [
        .. columns.Select(_ => new Dictionary<string, long>(StringComparer.Ordinal)),
    ];
    private readonly SortedDocValues?[] _values = new SortedDocValues?[columns.Length];
    private readonly int[][] _counts = new int[columns.Length][];

    /// <summary>Goes on to a segment.</summary>
    public void Enter(AtomicReader reader)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            Leave(i);
            _values[i] = reader.GetSortedDocValues(FieldNames.Of(columns[i]));
            _counts[i] = new int[_values[i]?.ValueCount ?? 0];
        }
    }

    /// <summary>Counts a hit of the segment.</summary>
    public void Count(int document)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            if (_values[i]?.GetOrd(document) is { } number and >= 0)
            {
                _counts[i][number]++;
            }
        }
    }

    /// <summary>The counts of each column, largest first; used up by the call.</summary>
    public ImmutableArray<Facet> Take(int limit)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            Leave(i);
        }

        return [.. columns.Select((column, i) => new Facet(column, Largest(_totals[i], limit)))];
    }

    /// <summary>The largest counts, the same counts by value.</summary>
    public static ImmutableArray<FacetCount> Largest(Dictionary<string, long> totals, int limit) =>
        [
            .. totals
                .Select(entry => new FacetCount(entry.Key, entry.Value))
                .OrderByDescending(count => count.Count)
                .ThenBy(count => count.Value, StringComparer.Ordinal)
                .Take(limit),
        ];

    private void Leave(int column)
    {
        if (_values[column] is not { } values)
        {
            return;
        }

        var bytes = new BytesRef();
        for (var number = 0; number < _counts[column].Length; number++)
        {
            if (_counts[column][number] > 0)
            {
                values.LookupOrd(number, bytes);
                var name = bytes.Utf8ToString();
                _totals[column][name] = _totals[column].GetValueOrDefault(name) + _counts[column][number];
            }
        }

        _values[column] = null;
    }
}

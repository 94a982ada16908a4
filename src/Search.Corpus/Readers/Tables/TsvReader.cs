using System.Globalization;
using Search.Corpus.Reading;

namespace Search.Corpus.Readers.Tables;

/// <summary>
/// Reads lines of columns separated by tabs. A column before the texts is the pair's own id, one after them its
/// attribution, as exports of sentence collections have it; a header row can name them otherwise.
/// </summary>
internal sealed class TsvReader : IPairReader
{
    /// <inheritdoc/>
    public IEnumerable<PairRecord> Read(SourceText source)
    {
        using var reader = source.OpenLines();
        var first = new List<(long Line, string[] Row)>(RowRecords.SampleRows);
        while (first.Count < RowRecords.SampleRows && NextRow(reader) is { } row)
        {
            first.Add(row);
        }

        if (first.Count == 0)
        {
            yield break;
        }

        var map =
            ColumnMap.Find(
                [.. first.Select(r => r.Row)],
                source.Options.EnglishColumn - 1,
                source.Options.ChineseColumn - 1
            ) ?? throw RowRecords.NoColumns(source);
        foreach (var (line, row) in first.Skip(map.HasHeader ? 1 : 0))
        {
            if (IsComplete(source, row, line, map))
            {
                yield return RowRecords.From(row, map);
            }
        }

        while (NextRow(reader) is { } next)
        {
            if (IsComplete(source, next.Row, next.Line, map))
            {
                yield return RowRecords.From(next.Row, map);
            }
        }
    }

    private static (long Line, string[] Row)? NextRow(Encodings.StrictTextReader reader)
    {
        while (reader.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                return (reader.LineNumber, line.Split('\t'));
            }
        }

        return null;
    }

    private static bool IsComplete(SourceText source, string[] row, long line, ColumnMap map)
    {
        if (row.Length >= map.Required)
        {
            return true;
        }

        source.Skip(
            source.Bad(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"this line has {row.Length} column{(row.Length == 1 ? "" : "s")}, but the texts are in columns {map.English + 1} and {map.Chinese + 1}"
                ),
                "Repair the line, or leave such lines out with --skip-bad.",
                line
            )
        );
        return false;
    }
}

using System.Globalization;
using CsvHelper;
using Search.Corpus.Reading;

namespace Search.Corpus.Readers.Tables;

/// <summary>Reads comma-separated values as RFC 4180 says; semicolons and bars are found by themselves.</summary>
internal sealed class CsvTableReader : IPairReader
{
    /// <inheritdoc/>
    public IEnumerable<PairRecord> Read(SourceText source)
    {
        var delimiter = Delimiter(source);
        using var text = source.OpenLines();
        using var reader = CsvReader.Create(
            text,
            CsvDelimiter.Configure(delimiter, 4 * source.Options.MaxRun),
            leaveOpen: true
        );
        var first = new List<(long Line, string[] Row)>(RowRecords.SampleRows);
        while (first.Count < RowRecords.SampleRows && Next(reader, source) is { } row)
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
        var next = 0;
        while ((next < first.Count ? first[next] : Next(reader, source)) is { } record)
        {
            if (next++ == 0 && map.HasHeader)
            {
                continue;
            }

            if (
                map.HasHeader
                && record.Row.AsSpan(Math.Min(record.Row.Length, first[0].Row.Length)).ContainsAnyExcept("")
            )
            {
                source.Skip(
                    source.Bad(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"this row has {record.Row.Length} columns, but the header has {first[0].Row.Length}"
                        ),
                        "Put the text that holds the separator in quotes, or leave such rows out with --skip-bad.",
                        record.Line
                    )
                );
            }
            else if (record.Row.Length >= map.Required)
            {
                yield return RowRecords.From(record.Row, map);
            }
            else
            {
                source.Skip(
                    source.Bad(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"this row has {record.Row.Length} columns, but the texts are in columns {map.English + 1} and {map.Chinese + 1}"
                        ),
                        "Repair the row (a quote may be missing), or leave such rows out with --skip-bad.",
                        record.Line
                    )
                );
            }
        }
    }

    /// <summary>The fields of the row that a reader stands on.</summary>
    public static string[] Fields(CsvReader reader)
    {
        var fields = new string[reader.FieldCount];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = reader.GetString(i);
        }

        return fields;
    }

    private static (long Line, string[] Row)? Next(CsvReader reader, SourceText source)
    {
        try
        {
            return reader.Read() ? (reader.LineNumber, Fields(reader)) : null;
        }
        catch (CsvFormatException e)
        {
            throw source.Bad(
                "a row is longer than the limit, as when a closing quote is missing",
                "Repair the quotes of the row that begins here.",
                e.LineNumber,
                e
            );
        }
    }

    private static char Delimiter(SourceText source)
    {
        using var reader = source.OpenLines();
        var lines = new List<string>();
        while (lines.Count < RowRecords.SampleRows && reader.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                lines.Add(line);
            }
        }

        return lines.Count == 0
            ? ','
            : CsvDelimiter.Find(lines, isNamedCsv: true) ?? ",;|".MaxBy(d => lines[0].AsSpan().Count(d));
    }
}

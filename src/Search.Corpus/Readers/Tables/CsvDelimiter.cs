using CsvHelper;

namespace Search.Corpus.Readers.Tables;

/// <summary>Finds what separates the columns of a CSV file.</summary>
internal static class CsvDelimiter
{
    /// <summary>The settings by which CSV is parsed.</summary>
    /// <param name="delimiter">What separates columns.</param>
    /// <param name="maxRecord">The longest row, in bytes of UTF-8.</param>
    public static CsvReaderOptions Configure(char delimiter, int maxRecord) =>
        new()
        {
            Separator = delimiter,
            HasHeader = false,
            MaxRecordSize = Math.Max(maxRecord, 1 << 16),
            TrackLineNumbers = true,
        };

    /// <summary>Finds the delimiter under which the rows have both columns.</summary>
    /// <param name="lines">The first lines of the file.</param>
    /// <param name="isNamedCsv">
    /// Whether the file says that it is CSV. If not, commas between prose must not be taken for columns: rows of one
    /// width and quotes are asked for, or a header.
    /// </param>
    public static char? Find(List<string> lines, bool isNamedCsv)
    {
        foreach (var delimiter in ",;|")
        {
            if (!lines[0].Contains(delimiter, StringComparison.Ordinal))
            {
                continue;
            }

            var rows = Parse(lines, delimiter);
            var hasHeader = rows.Count > 0 && HeaderNames.Find(rows) is not null;
            var isRegular = rows.Count >= 3 && rows.TrueForAll(r => r.Length == rows[0].Length);
            var isQuoted = lines.TrueForAll(l => l.Contains('"', StringComparison.Ordinal));
            if (
                rows.Count > 0
                && (isNamedCsv || hasHeader || (isRegular && isQuoted))
                && ColumnMap.Find(rows, null, null) is not null
            )
            {
                return delimiter;
            }
        }

        return null;
    }

    private static List<string[]> Parse(List<string> lines, char delimiter)
    {
        var rows = new List<string[]>();
        using var reader = CsvReader.FromText(string.Join('\n', lines), Configure(delimiter, int.MaxValue));
        while (reader.Read())
        {
            rows.Add(CsvTableReader.Fields(reader));
        }

        // A quoted field may go on after the sample.
        if (rows.Count > 3)
        {
            rows.RemoveAt(rows.Count - 1);
        }

        return rows;
    }
}

using System.Globalization;
using Search.Corpus.Documents;
using Search.Corpus.Reading;

namespace Search.Corpus.Readers.Tables;

/// <summary>Makes pair records of rows whose columns are known.</summary>
internal static class RowRecords
{
    /// <summary>How many rows are looked at to find the columns.</summary>
    public const int SampleRows = 200;

    /// <summary>Makes a record of a row that has both columns.</summary>
    public static PairRecord From(string[] row, ColumnMap map)
    {
        var record = new PairRecord(row[map.English], row[map.Chinese]) { ExternalId = Cell(row, map.Id) };
        var attribution = Cell(row, map.Attribution);
        if (map.Fields.Count == 0)
        {
            return attribution is null
                ? record
                : record with
                {
                    Metadata = new DocumentMetadata { Attribution = attribution },
                };
        }

        return record with
        {
            Source = Cell(row, Column(TableField.Source)),
            Document = Cell(row, Column(TableField.Document)),
            Quality = ParseQuality(Cell(row, Column(TableField.Quality))),
            Metadata = new DocumentMetadata
            {
                Title = Cell(row, Column(TableField.Title)),
                Url = Cell(row, Column(TableField.Url)),
                Date = Dates.Parse(Cell(row, Column(TableField.Date))),
                Domain = Cell(row, Column(TableField.Domain)),
                License = Cell(row, Column(TableField.License)),
                Attribution = attribution,
            },
        };

        int Column(TableField field) => map.Fields.GetValueOrDefault(field, -1);
    }

    /// <summary>The message for a table without the two columns.</summary>
    public static CorpusFormatException NoColumns(SourceText source) =>
        source.Bad(
            "no column of Chinese text with a column of English text beside it is found",
            "Name the columns with --english-column and --chinese-column, or the format with --format.",
            1
        );

    /// <summary>Reads a quality.</summary>
    /// <returns>Null where the text is no number from 0 to 1.</returns>
    public static float? ParseQuality(string? text) =>
        float.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var quality)
        && quality is >= 0 and <= 1
            ? quality
            : null;

    private static string? Cell(string[] row, int column)
    {
        if (column < 0 || column >= row.Length)
        {
            return null;
        }

        var cell = row[column].Trim();
        return cell.Length == 0 ? null : cell;
    }
}

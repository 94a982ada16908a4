using Search.Query.Contract;

namespace Search.Concordance.Exporting;

/// <summary>Writes pairs to a stream as they come, holding one at a time.</summary>
public static class PairExport
{
    /// <summary>The media type of a format.</summary>
    public static string MediaType(ExportFormat format) =>
        format switch
        {
            ExportFormat.Tmx => "application/x-tmx+xml",
            ExportFormat.Tsv => "text/tab-separated-values; charset=utf-8",
            ExportFormat.Csv => "text/csv; charset=utf-8",
            _ => "application/jsonl; charset=utf-8",
        };

    /// <summary>The usual ending of a file name, with its dot.</summary>
    public static string FileExtension(ExportFormat format) =>
        format switch
        {
            ExportFormat.Tmx => ".tmx",
            ExportFormat.Tsv => ".tsv",
            ExportFormat.Csv => ".csv",
            _ => ".jsonl",
        };

    /// <summary>Writes all pairs; the stream stays open.</summary>
    /// <returns>How many were written.</returns>
    public static async Task<long> WriteAsync(
        Stream output,
        ExportFormat format,
        IAsyncEnumerable<StoredPair> pairs,
        CancellationToken cancellationToken = default
    )
    {
        var writer = Open(output, format);
        await using (writer.ConfigureAwait(false))
        {
            long count = 0;
            await writer.BeginAsync().ConfigureAwait(false);
            await foreach (var pair in pairs.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                await writer.WriteAsync(pair).ConfigureAwait(false);
                count++;
            }

            await writer.EndAsync().ConfigureAwait(false);
            return count;
        }
    }

    private static IPairWriter Open(Stream output, ExportFormat format) =>
        format switch
        {
            ExportFormat.Tmx => new TmxWriter(output),
            ExportFormat.Tsv => new TsvWriter(output),
            ExportFormat.Csv => new CsvPairWriter(output),
            _ => new JsonLinesWriter(output),
        };
}

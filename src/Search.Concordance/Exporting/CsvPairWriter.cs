using CsvHelper;
using Search.Query.Contract;

namespace Search.Concordance.Exporting;

/// <summary>Comma-separated values as RFC 4180 has them, with a header and a byte order mark, which spreadsheets need to see UTF-8.</summary>
internal sealed class CsvPairWriter(Stream output) : IPairWriter
{
    private readonly CsvWriter _writer = CsvWriter.Create(
        output,
        new CsvWriterOptions { NewLine = "\r\n", WriteByteOrderMark = true },
        leaveOpen: true
    );

    public ValueTask BeginAsync() => WriteAsync([.. PairColumns.Names]);

    public ValueTask WriteAsync(StoredPair stored) => WriteAsync(PairColumns.Values(stored.Pair));

    public async ValueTask EndAsync() => await _writer.FlushAsync(CancellationToken.None).ConfigureAwait(false);

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    private async ValueTask WriteAsync(string[] fields) =>
        await _writer.WriteRecordAsync(fields, CancellationToken.None).ConfigureAwait(false);
}

using System.Buffers;
using System.Text;
using Search.Query.Contract;

namespace Search.Concordance.Exporting;

/// <summary>Tab-separated values without a header, so that any tool that reads `english TAB chinese` reads them.</summary>
internal sealed class TsvWriter(Stream output) : IPairWriter
{
    private static readonly SearchValues<char> s_breaks = SearchValues.Create("\t\r\n\u0085\u2028\u2029");
    private readonly StreamWriter _writer = new(output, new UTF8Encoding(false), 1 << 14, leaveOpen: true)
    {
        NewLine = "\n",
    };

    public ValueTask BeginAsync() => ValueTask.CompletedTask;

    public async ValueTask WriteAsync(StoredPair stored) =>
        await _writer
            .WriteLineAsync(string.Join('\t', PairColumns.Values(stored.Pair).Select(Flat)))
            .ConfigureAwait(false);

    public async ValueTask EndAsync() => await _writer.FlushAsync().ConfigureAwait(false);

    public ValueTask DisposeAsync() => _writer.DisposeAsync();

    // A tab or line end inside a text would be read as a column or a pair of its own.
    private static string Flat(string text) =>
        text.AsSpan().ContainsAny(s_breaks)
            ? string.Create(
                text.Length,
                text,
                static (flat, original) =>
                {
                    for (var i = 0; i < flat.Length; i++)
                    {
                        flat[i] = s_breaks.Contains(original[i]) ? ' ' : original[i];
                    }
                }
            )
            : text;
}

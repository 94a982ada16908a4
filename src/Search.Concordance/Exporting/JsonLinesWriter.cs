using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Search.Query.Contract;

namespace Search.Concordance.Exporting;

/// <summary>One JSON object a line.</summary>
internal sealed class JsonLinesWriter(Stream output) : IPairWriter
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    private static readonly byte[] s_lineEnd = [(byte)'\n'];
    private readonly BufferedStream _output = new(output, 1 << 14);

    public ValueTask BeginAsync() => ValueTask.CompletedTask;

    public async ValueTask WriteAsync(StoredPair stored)
    {
        var pair = stored.Pair;
        var line = new
        {
            Id = pair.Id.ToString(),
            pair.English,
            pair.Chinese,
            pair.Quality,
            pair.Reasons,
            pair.Script,
            pair.Source,
            pair.Document,
            pair.Position,
            pair.ExternalId,
            pair.Title,
            pair.Url,
            pair.Date,
            pair.Domain,
            pair.License,
            pair.Attribution,
        };
        await JsonSerializer.SerializeAsync(_output, line, s_options).ConfigureAwait(false);
        await _output.WriteAsync(s_lineEnd).ConfigureAwait(false);
    }

    public async ValueTask EndAsync() => await _output.FlushAsync().ConfigureAwait(false);

    // The buffer has been written out; the stream below belongs to the caller.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

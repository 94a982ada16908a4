using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Search.Text.Pairs;

namespace Search.Tools.Reindex;

/// <summary>Writes pairs as lines of UTF-8.</summary>
internal sealed class PairWriter : IDisposable
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly PairOutput _output;
    private readonly StreamWriter _writer;

    private PairWriter(PairOutput output, Stream stream)
    {
        _output = output;
        _writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
    }

    public static PairWriter Open(PairOutput output, Stream stream) => new(output, stream);

    public void Write(AlignedPair pair)
    {
        var quality = Math.Round(pair.Quality, 3);
        if (_output == PairOutput.Tsv)
        {
            WriteField(pair.English);
            _writer.Write('\t');
            WriteField(pair.Chinese);
            _writer.Write('\t');
            _writer.Write(quality.ToString("0.###", CultureInfo.InvariantCulture));
            _writer.Write('\t');
            _writer.WriteLine(string.Join(',', pair.Reasons.Names()));
            return;
        }

        _writer.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    Id = pair.Id.ToString(),
                    En = pair.English,
                    Zh = pair.Chinese,
                    Quality = quality,
                    Reasons = pair.Reasons.Names(),
                    pair.Source,
                    pair.Document,
                    pair.Position,
                    Script = pair.Script == Script.None ? null : pair.Script.ToString(),
                    pair.ExternalId,
                    pair.Title,
                    pair.Url,
                    Date = pair.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    pair.Domain,
                    pair.License,
                    pair.Attribution,
                },
                Json
            )
        );
    }

    public void Flush() => _writer.Flush();

    public void Dispose() => _writer.Dispose();

    // A tab or a line end inside a text would be taken for the end of the column or the pair.
    private void WriteField(string text)
    {
        if (!text.AsSpan().ContainsAny('\t', '\n', '\r'))
        {
            _writer.Write(text);
            return;
        }

        _writer.Write(text.ReplaceLineEndings(" ").Replace('\t', ' '));
    }
}

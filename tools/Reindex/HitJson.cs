using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Search.Concordance.Searching;
using Search.Text.Analysis;

namespace Search.Tools.Reindex;

/// <summary>Writes hits as JSON, one object a line.</summary>
internal static class HitJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(HitView hit)
    {
        var pair = hit.Stored.Pair;
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", pair.Id.ToString());
            json.WriteNumber("score", hit.Score);
            Side(json, "en", hit.English);
            Side(json, "zh", hit.Chinese);
            json.WriteString("source", pair.Source);
            json.WriteString("document", pair.Document);
            json.WriteNumber("position", pair.Position);
            json.WriteString("externalId", pair.ExternalId);
            json.WriteNumber("quality", pair.Quality);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Side(Utf8JsonWriter json, string name, SideView side)
    {
        json.WriteStartObject(name);
        json.WriteString("text", side.Text);
        json.WriteStartArray("highlights");
        Spans(json, side.Highlights);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Spans(Utf8JsonWriter json, ImmutableArray<TextSpan> spans)
    {
        foreach (var span in spans)
        {
            json.WriteStartObject();
            json.WriteNumber("start", span.Start);
            json.WriteNumber("end", span.End);
            json.WriteEndObject();
        }
    }
}

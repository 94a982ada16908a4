using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Search.Concordance.Searching;
using Search.Query.Contract;
using Search.Text.Analysis;
using Search.Text.Pairs;

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
            Side(json, "en", hit.English, hit.EnglishTokens);
            Side(json, "zh", hit.Chinese, hit.ChineseTokens);
            json.WriteString("source", pair.Source);
            json.WriteString("document", pair.Document);
            json.WriteNumber("position", pair.Position);
            json.WriteString("externalId", pair.ExternalId);
            json.WriteNumber("quality", pair.Quality);
            Extras(json, hit);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    // What was asked for beyond the texts, in the names of the service's answers.
    private static void Extras(Utf8JsonWriter json, HitView hit)
    {
        if (hit.Keyword is { } line)
        {
            json.WriteStartObject("kwic");
            json.WriteString("side", line.Side == Language.English ? "en" : "zh");
            json.WriteString("left", line.Left);
            json.WriteString("match", line.Match);
            json.WriteString("right", line.Right);
            json.WriteEndObject();
        }

        if (hit.Folded > 0)
        {
            json.WriteNumber("folded", hit.Folded);
        }

        if (hit.Pinyin is { } reading)
        {
            json.WriteString("pinyin", reading);
        }

        if (hit.OtherScript is { } other)
        {
            json.WriteStartObject("otherScript");
            json.WriteString("script", other.Script == Script.Hant ? "hant" : "hans");
            json.WriteString("text", other.Text);
            json.WriteEndObject();
        }

        if (!hit.Equivalents.IsEmpty)
        {
            json.WriteStartArray("equivalents");
            foreach (var equivalent in hit.Equivalents)
            {
                json.WriteStartObject();
                Pair(json, "en", equivalent.English);
                Pair(json, "zh", equivalent.Chinese);
                json.WriteNumber("confidence", equivalent.Confidence);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        Neighbours(json, "before", hit.Before);
        Neighbours(json, "after", hit.After);
        if (hit.Explanation is { } explanation)
        {
            json.WritePropertyName("explain");
            Explain(json, explanation);
        }
    }

    private static void Pair(Utf8JsonWriter json, string name, TextSpan span)
    {
        json.WriteStartArray(name);
        json.WriteNumberValue(span.Start);
        json.WriteNumberValue(span.End);
        json.WriteEndArray();
    }

    private static void Neighbours(Utf8JsonWriter json, string name, ImmutableArray<StoredPair> pairs)
    {
        if (pairs.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var stored in pairs)
        {
            json.WriteStartObject();
            json.WriteString("id", stored.Pair.Id.ToString());
            json.WriteString("en", stored.Pair.English);
            json.WriteString("zh", stored.Pair.Chinese);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Explain(Utf8JsonWriter json, ScorePart part)
    {
        json.WriteStartObject();
        json.WriteNumber("value", part.Value);
        json.WriteString("description", part.Description);
        if (!part.Parts.IsDefaultOrEmpty)
        {
            json.WriteStartArray("parts");
            foreach (var inner in part.Parts)
            {
                Explain(json, inner);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Side(Utf8JsonWriter json, string name, SideView side, ImmutableArray<TokenView> tokens)
    {
        json.WriteStartObject(name);
        json.WriteString("text", side.Text);
        json.WriteStartArray("highlights");
        Spans(json, side.Highlights);
        json.WriteEndArray();
        Tokens(json, tokens);
        json.WriteEndObject();
    }

    private static void Tokens(Utf8JsonWriter json, ImmutableArray<TokenView> tokens)
    {
        if (tokens.IsEmpty)
        {
            return;
        }

        json.WriteStartArray("tokens");
        foreach (var token in tokens)
        {
            json.WriteStartObject();
            json.WriteString("term", token.Term);
            json.WriteNumber("start", token.Span.Start);
            json.WriteNumber("end", token.Span.End);
            json.WriteString("layer", token.Layer);
            json.WriteString("kind", token.Kind);
            json.WriteNumber("position", token.Position);
            json.WriteEndObject();
        }

        json.WriteEndArray();
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

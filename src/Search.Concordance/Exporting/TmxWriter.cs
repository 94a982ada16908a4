using System.Globalization;
using System.Text;
using System.Xml;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Concordance.Exporting;

/// <summary>TMX 1.4b: a unit a pair, its source and quality as properties.</summary>
internal sealed class TmxWriter(Stream output) : IPairWriter
{
    private readonly XmlWriter _xml = XmlWriter.Create(
        output,
        new XmlWriterSettings
        {
            Async = true,
            Indent = true,
            Encoding = new UTF8Encoding(false),
            CloseOutput = false,
            NewLineChars = "\n",
        }
    );

    public async ValueTask BeginAsync()
    {
        await _xml.WriteStartDocumentAsync().ConfigureAwait(false);
        await StartAsync("tmx", ("version", "1.4")).ConfigureAwait(false);
        await StartAsync(
                "header",
                ("creationtool", "Bilingual Search"),
                ("creationtoolversion", typeof(TmxWriter).Assembly.GetName().Version?.ToString(3) ?? "0"),
                ("segtype", "sentence"),
                ("o-tmf", "pairs"),
                ("adminlang", "en"),
                ("srclang", "en"),
                ("datatype", "plaintext")
            )
            .ConfigureAwait(false);
        await _xml.WriteEndElementAsync().ConfigureAwait(false);
        await StartAsync("body").ConfigureAwait(false);
    }

    public async ValueTask WriteAsync(StoredPair stored)
    {
        var pair = stored.Pair;
        await StartAsync("tu", ("tuid", pair.Id.ToString())).ConfigureAwait(false);
        await PropertyAsync("x-source", pair.Source).ConfigureAwait(false);
        await PropertyAsync("x-document", pair.Document).ConfigureAwait(false);
        await PropertyAsync("x-position", pair.Position.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false);
        await PropertyAsync("x-external-id", pair.ExternalId).ConfigureAwait(false);
        await PropertyAsync("x-domain", pair.Domain).ConfigureAwait(false);
        await PropertyAsync("x-quality", pair.Quality.ToString("0.###", CultureInfo.InvariantCulture))
            .ConfigureAwait(false);
        await VariantAsync("en", pair.English).ConfigureAwait(false);
        await VariantAsync(
                pair.Script switch
                {
                    Script.Hans => "zh-Hans",
                    Script.Hant => "zh-Hant",
                    _ => "zh",
                },
                pair.Chinese
            )
            .ConfigureAwait(false);
        await _xml.WriteEndElementAsync().ConfigureAwait(false);
    }

    public async ValueTask EndAsync()
    {
        await _xml.WriteEndDocumentAsync().ConfigureAwait(false);
        await _xml.FlushAsync().ConfigureAwait(false);
    }

    public ValueTask DisposeAsync() => _xml.DisposeAsync();

    private async ValueTask PropertyAsync(string type, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        await StartAsync("prop", ("type", type)).ConfigureAwait(false);
        await _xml.WriteStringAsync(Representable(value)).ConfigureAwait(false);
        await _xml.WriteEndElementAsync().ConfigureAwait(false);
    }

    private async ValueTask VariantAsync(string language, string text)
    {
        await _xml.WriteStartElementAsync(null, "tuv", null).ConfigureAwait(false);
        await _xml.WriteAttributeStringAsync("xml", "lang", null, language).ConfigureAwait(false);
        await StartAsync("seg").ConfigureAwait(false);
        await _xml.WriteStringAsync(Representable(text)).ConfigureAwait(false);
        await _xml.WriteEndElementAsync().ConfigureAwait(false);
        await _xml.WriteEndElementAsync().ConfigureAwait(false);
    }

    private async ValueTask StartAsync(string name, params (string Name, string Value)[] attributes)
    {
        await _xml.WriteStartElementAsync(null, name, null).ConfigureAwait(false);
        foreach (var (attribute, value) in attributes)
        {
            await _xml.WriteAttributeStringAsync(null, attribute, null, value).ConfigureAwait(false);
        }
    }

    // XML 1.0 has no way to write most control characters and half surrogates: they become the replacement character.
    private static string Representable(string text)
    {
        StringBuilder? changed = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i]))
            {
                continue;
            }

            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                i++;
                continue;
            }

            changed ??= new StringBuilder(text);
            changed[i] = '\uFFFD';
        }

        return changed?.ToString() ?? text;
    }
}

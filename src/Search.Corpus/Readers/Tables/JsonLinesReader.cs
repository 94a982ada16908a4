using System.Text.Json;
using Search.Corpus.Documents;
using Search.Corpus.Reading;
using Search.Corpus.Scripts;

namespace Search.Corpus.Readers.Tables;

/// <summary>
/// Reads a JSON object a line: its properties by the names that <see cref="HeaderNames"/> knows, also inside one
/// nested object such as <c>"translation": {"en": …, "zh": …}</c>; failing that, by the script of their values.
/// </summary>
internal sealed class JsonLinesReader : IPairReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowTrailingCommas = true };

    /// <inheritdoc/>
    public IEnumerable<PairRecord> Read(SourceText source)
    {
        using var reader = source.OpenLines();
        while (reader.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line) && Parse(source, line, reader.LineNumber) is { } record)
            {
                yield return record;
            }
        }
    }

    private static PairRecord? Parse(SourceText source, string line, long number)
    {
        try
        {
            using var document = JsonDocument.Parse(line.AsMemory().TrimEnd(", "), Options);
            if (
                document.RootElement.ValueKind != JsonValueKind.Object
                || Record(document.RootElement) is not { } record
            )
            {
                return Skip("this object has no English and Chinese text", "Name the two texts `en` and `zh`");
            }

            return record.English.Contains('\0') || record.Chinese.Contains('\0')
                ? Skip("a text holds the character NUL", "Take it out")
                : record;
        }
        catch (JsonException e)
        {
            return Skip("this line is not a JSON object", "Write one whole object a line", e);
        }
        catch (InvalidOperationException e)
        {
            // What the parser says of an escaped half of a surrogate pair.
            return Skip("a string holds half of a surrogate pair", "Write well-formed Unicode", e);
        }

        PairRecord? Skip(string problem, string remedy, Exception? inner = null)
        {
            source.Skip(source.Bad(problem, $"{remedy}, or leave such lines out with --skip-bad.", number, inner));
            return null;
        }
    }

    private static PairRecord? Record(JsonElement root)
    {
        var fields = new Dictionary<TableField, string>();
        var texts = new List<string>();
        Collect(root, fields, texts, depth: 0);

        // Without a name the longest text of each language: the others are titles, names of corpora and languages.
        var english = fields.GetValueOrDefault(TableField.English) ?? Longest(texts, script => script.IsEnglish);
        var chinese = fields.GetValueOrDefault(TableField.Chinese) ?? Longest(texts, script => script.IsChinese);
        if (english is null || chinese is null)
        {
            return null;
        }

        return new PairRecord(english, chinese)
        {
            ExternalId = Value(TableField.Id),
            Source = Value(TableField.Source),
            Document = Value(TableField.Document),
            Quality = RowRecords.ParseQuality(Value(TableField.Quality)),
            Metadata = new DocumentMetadata
            {
                Title = Value(TableField.Title),
                Url = Value(TableField.Url),
                Date = Dates.Parse(Value(TableField.Date)),
                Domain = Value(TableField.Domain),
                License = Value(TableField.License),
                Attribution = Value(TableField.Attribution),
            },
        };

        string? Value(TableField field) => fields.GetValueOrDefault(field);
    }

    private static string? Longest(List<string> texts, Predicate<TextScript> isWanted) =>
        texts.Where(text => isWanted(TextScript.Of(text))).MaxBy(text => text.Length);

    private static void Collect(
        JsonElement element,
        Dictionary<TableField, string> fields,
        List<string> texts,
        int depth
    )
    {
        foreach (var property in element.EnumerateObject())
        {
            var value = property.Value;
            if (value.ValueKind == JsonValueKind.Object && depth == 0)
            {
                Collect(value, fields, texts, depth + 1);
            }

            if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            {
                continue;
            }

            var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
            if (HeaderNames.Field(property.Name) is { } field)
            {
                _ = fields.TryAdd(field, text);
            }
            else if (value.ValueKind == JsonValueKind.String)
            {
                texts.Add(text);
            }
        }
    }
}

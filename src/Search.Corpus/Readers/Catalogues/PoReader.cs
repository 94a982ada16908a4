using Search.Corpus.Documents;
using Search.Corpus.Encodings;
using Search.Corpus.Readers.Xml;
using Search.Corpus.Reading;
using Search.Corpus.Scripts;

namespace Search.Corpus.Readers.Catalogues;

/// <summary>
/// Reads gettext message catalogues. Fuzzy, obsolete and untranslated messages are left out; of a plural message the
/// singular goes with the first form and the plural with the last.
/// </summary>
internal sealed class PoReader : IPairReader
{
    /// <inheritdoc/>
    public IEnumerable<PairRecord> Read(SourceText source)
    {
        using var reader = source.OpenLines();
        DocumentMetadata? metadata = null;
        var isOther = false;
        var parser = new PoParser(source);
        while (Next(parser, reader) is { } message)
        {
            if (message.Id.Length == 0 && message.Context is null)
            {
                var header = message.Forms.Count > 0 ? message.Forms[0] : string.Empty;
                metadata = Header(header);
                isOther = Field(header, "Language:") is { Length: > 0 } language && LanguageTag.Find(language) is null;
                continue;
            }

            if (isOther)
            {
                source.Report.Drop("other-language");
                continue;
            }

            if (message.IsFuzzy)
            {
                source.Report.Drop("fuzzy");
                continue;
            }

            foreach (var record in Records(message, source))
            {
                yield return record with
                {
                    ExternalId = message.Context,
                    Metadata = metadata,
                };
            }
        }
    }

    private static PoMessage? Next(PoParser parser, StrictTextReader reader) => parser.Next(reader);

    private static IEnumerable<PairRecord> Records(PoMessage message, SourceText source)
    {
        var first = message.Forms.Count > 0 ? message.Forms[0] : string.Empty;
        if (first.Length == 0)
        {
            source.Report.Drop("untranslated");
            yield break;
        }

        yield return Oriented(message.Id, first);
        var last = message.Forms[^1];
        if (message.Plural is { } plural && last.Length > 0 && (plural != message.Id || last != first))
        {
            yield return Oriented(plural, last);
        }
    }

    // A catalogue may translate from Chinese into English as well.
    private static PairRecord Oriented(string id, string translation) =>
        TextScript.Of(id).IsChinese && TextScript.Of(translation).IsEnglish
            ? new PairRecord(translation, id)
            : new PairRecord(id, translation);

    private static DocumentMetadata Header(string header)
    {
        var title = Field(header, "Project-Id-Version:");
        var date = Dates.Parse(Field(header, "PO-Revision-Date:"));
        return new DocumentMetadata { Title = string.IsNullOrEmpty(title) ? null : title, Date = date };
    }

    private static string? Field(string header, string name) =>
        Array
            .FindLast(header.Split('\n'), line => line.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            ?[name.Length..].Trim();
}

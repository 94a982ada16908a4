using System.Xml;
using Search.Corpus.Documents;
using Search.Corpus.Readers.Tables;
using Search.Corpus.Reading;
using Search.Text.Pairs;

namespace Search.Corpus.Readers.Xml;

/// <summary>
/// Reads Translation Memory eXchange 1.4, unit by unit. Each Chinese variant of a unit makes a pair with its English
/// text; native codes inside segments (bpt, ept, it, ph, ut) are left out, highlighted text stays.
/// </summary>
internal sealed class TmxReader : IPairReader
{
    /// <inheritdoc/>
    public IEnumerable<PairRecord> Read(SourceText source)
    {
        using var xml = SafeXml.Open(source);
        var sawRoot = false;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (!sawRoot)
            {
                sawRoot = true;
                if (xml.Name != "tmx")
                {
                    throw source.Bad(
                        $"the root element is <{xml.Name}>, not <tmx>",
                        "Name the format with --format.",
                        xml.Line
                    );
                }
            }
            else if (xml.Name == "tu")
            {
                foreach (var record in ReadUnit(xml, source))
                {
                    yield return record;
                }
            }
        }
    }

    private static List<PairRecord> ReadUnit(SafeXml xml, SourceText source)
    {
        var unit = new TmxUnit
        {
            Id = xml.Attribute("tuid"),
            Date = xml.Attribute("changedate") ?? xml.Attribute("creationdate"),
        };
        if (!xml.IsEmptyElement)
        {
            var depth = xml.Depth;
            while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
            {
                if (xml.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                switch (xml.Name)
                {
                    case "prop":
                        unit.Add(xml.Attribute("type"), xml.ReadText(_ => false));
                        break;
                    case "note":
                        xml.SkipElement();
                        break;
                    case "tuv":
                        ReadVariant(xml, unit);
                        break;
                    case "seg":
                        throw source.Bad(
                            "a <seg> stands outside of a <tuv>",
                            "Repair the nesting of this unit or export the memory again.",
                            xml.Line
                        );
                    default:
                        break;
                }
            }
        }

        if (unit.English.Count == 0 || unit.Chinese.Count == 0)
        {
            source.Report.Drop("other-language");
        }

        return unit.Records();
    }

    private static void ReadVariant(SafeXml xml, TmxUnit unit)
    {
        var language = LanguageTag.Find(xml.Attribute("lang"));
        if (xml.IsEmptyElement)
        {
            return;
        }

        var depth = xml.Depth;
        while (xml.Read() && !(xml.NodeType == XmlNodeType.EndElement && xml.Depth == depth))
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (xml.Name != "seg")
            {
                xml.SkipElement();
                continue;
            }

            var text = xml.ReadText(IsCode);
            if (language is { } known)
            {
                (known == Language.English ? unit.English : unit.Chinese).Add(text);
            }
        }
    }

    private static bool IsCode(string element) => element is "bpt" or "ept" or "it" or "ph" or "ut";

    /// <summary>What a translation unit says.</summary>
    private sealed class TmxUnit
    {
        private string? _domain;
        private string? _url;
        private string? _license;
        private string? _title;
        private string? _source;
        private string? _document;
        private string? _quality;

        public string? Id { get; init; }

        public string? Date { get; init; }

        public List<string> English { get; } = [];

        public List<string> Chinese { get; } = [];

        public void Add(string? type, string value)
        {
            value = value.Trim();
            if (value.Length == 0)
            {
                return;
            }

            switch (type?.ToUpperInvariant())
            {
                case "DOMAIN" or "X-DOMAIN" or "SUBJECT" or "X-SUBJECT":
                    _domain = value;
                    break;
                case "URL" or "X-URL" or "SOURCE-DOCUMENT":
                    _url = value;
                    break;
                case "X-SOURCE" when WebAddress.Parse(value) is null:
                    _source = value;
                    break;
                case "X-DOCUMENT":
                    _document = value;
                    break;
                case "X-QUALITY":
                    _quality = value;
                    break;
                case "LICENSE" or "X-LICENSE":
                    _license = value;
                    break;
                case "TITLE" or "X-TITLE":
                    _title = value;
                    break;
                default:
                    _url ??= WebAddress.Parse(value);
                    break;
            }
        }

        public List<PairRecord> Records()
        {
            // The names of an export of ours; one without the other may mean anything.
            var isOurs = _source is not null && _document is not null;
            var metadata = new DocumentMetadata
            {
                Date = Dates.Parse(Date),
                Domain = _domain,
                Url = _url,
                License = _license,
                Title = _title,
            };
            var records = new List<PairRecord>();
            foreach (var english in English.Take(1))
            {
                foreach (var chinese in Chinese)
                {
                    records.Add(
                        new PairRecord(english, chinese)
                        {
                            ExternalId = Id,
                            Metadata = metadata,
                            Source = isOurs ? _source : null,
                            Document = isOurs ? _document : null,
                            Quality = isOurs ? RowRecords.ParseQuality(_quality) : null,
                        }
                    );
                }
            }

            return records;
        }
    }
}

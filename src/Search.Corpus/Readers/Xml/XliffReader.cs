using System.Xml;
using Search.Corpus.Documents;
using Search.Corpus.Reading;
using Search.Text.Pairs;

namespace Search.Corpus.Readers.Xml;

/// <summary>
/// Reads XLIFF 1.2 (trans-unit) and 2.x (unit, segment), unit by unit. Texts that are not translated yet are left out;
/// so are native codes inside them, alternative translations and notes.
/// </summary>
internal sealed class XliffReader : IPairReader
{
    /// <inheritdoc/>
    public IEnumerable<PairRecord> Read(SourceText source)
    {
        using var xml = SafeXml.Open(source);
        var state = new State();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && ReadElement(xml, state, source) is { } record)
            {
                yield return record;
            }
            else if (
                xml.NodeType == XmlNodeType.EndElement
                && xml.Name is "trans-unit" or "segment"
                && Finish(state, source) is { } complete
            )
            {
                yield return complete;
            }
        }
    }

    private static PairRecord? ReadElement(SafeXml xml, State state, SourceText source)
    {
        switch (xml.Name)
        {
            case "xliff" when xml.Attribute("srcLang") is { } from:
                state.Set(from, xml.Attribute("trgLang"));
                break;
            case "file":
                state.File = xml.Attribute("original");
                if (xml.Attribute("source-language") is { } before)
                {
                    state.Set(before, xml.Attribute("target-language"));
                }

                break;
            case "trans-unit":
                state.Begin(xml.Attribute("id"), xml.Attribute("resname"));
                state.IsUnfinished = xml.Attribute("translate") is "no";
                break;
            case "unit":
                state.UnitId = xml.Attribute("id") ?? xml.Attribute("name");
                break;
            case "segment":
                state.Begin(state.UnitId, null);
                state.IsUnfinished = xml.Attribute("state") is "initial";
                break;
            case "source" when state.IsOpen:
                state.Source ??= xml.ReadText(IsCode);
                break;
            case "target" when state.IsOpen:
                state.IsUnfinished |= xml.Attribute("state") is "new" or "needs-translation";
                state.Target ??= xml.ReadText(IsCode);
                break;
            case "alt-trans" or "note" or "notes" or "seg-source" or "ignorable" or "skeleton" or "internal-file":
                xml.SkipElement();
                break;
            case "header":
                xml.SkipElement();
                break;
            default:
                break;
        }

        return xml.IsEmptyElement && xml.Name is "trans-unit" or "segment" ? Finish(state, source) : null;
    }

    private static PairRecord? Finish(State state, SourceText source)
    {
        var (from, to) = (state.Source, state.Target);
        var isOpen = state.IsOpen;
        state.IsOpen = false;
        if (!isOpen || from is null)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(to) || state.IsUnfinished)
        {
            source.Report.Drop("untranslated");
            return null;
        }

        var isReversed = state.From == Language.Chinese || state.To == Language.English;
        if (state.IsOther || (state.From is null && state.To is null))
        {
            source.Report.Drop("other-language");
            return null;
        }

        return new PairRecord(isReversed ? to : from, isReversed ? from : to)
        {
            ExternalId = state.Id,
            Metadata = state.File is null ? null : new DocumentMetadata { Title = state.File },
        };
    }

    private static bool IsCode(string element) =>
        element is "bpt" or "ept" or "it" or "ph" or "x" or "bx" or "ex" or "sc" or "ec" or "cp" or "data";

    /// <summary>Where in the file the reader stands.</summary>
    private sealed class State
    {
        public Language? From { get; private set; }

        public Language? To { get; private set; }

        public string? File { get; set; }

        public string? UnitId { get; set; }

        public string? Id { get; private set; }

        public string? Source { get; set; }

        public string? Target { get; set; }

        public bool IsOpen { get; set; }

        public bool IsUnfinished { get; set; }

        /// <summary>Whether a language that is named is neither English nor Chinese.</summary>
        public bool IsOther { get; private set; }

        public void Set(string? from, string? to)
        {
            From = LanguageTag.Find(from);
            To = LanguageTag.Find(to);
            IsOther = (from is not null && From is null) || (to is not null && To is null);
        }

        public void Begin(string? id, string? name)
        {
            Id = id ?? name;
            Source = null;
            Target = null;
            IsOpen = true;
            IsUnfinished = false;
        }
    }
}

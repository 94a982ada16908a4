using Search.Corpus.Documents;
using Search.Corpus.Scripts;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Corpus.Reading;

/// <summary>Checks the records of a document and makes named pairs of them, in order.</summary>
/// <param name="file">The document.</param>
/// <param name="report">Where pairs are counted and what is left out goes.</param>
internal sealed class PairAssembler(CorpusFile file, FileReport report)
{
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    /// <summary>Makes a pair of a record, or notes why there is none.</summary>
    public AlignedPair? Assemble(PairRecord record)
    {
        var english = record.English.Trim();
        var chinese = record.Chinese.Trim();
        if (Defect(english, chinese) is { } defect)
        {
            report.Drop(defect);
            return null;
        }

        var source = record.Source ?? file.Source;
        var document = record.Document ?? file.Name;
        var metadata = record.Metadata ?? DocumentMetadata.None;
        var position = _positions.GetValueOrDefault(document);
        _positions[document] = position + 1;
        report.Pairs++;
        return new AlignedPair
        {
            Id = PairId.Compute(source, document, english, chinese),
            English = english,
            Chinese = chinese,
            Source = source,
            Document = document,
            Position = position,
            Script = ScriptDetector.Detect(chinese),
            Quality = record.Quality ?? 1f,
            Reasons = record.Reasons,
            ExternalId = record.ExternalId,
            Title = metadata.Title,
            Url = metadata.Url,
            Date = metadata.Date,
            Domain = metadata.Domain,
            License = metadata.License,
            Attribution = metadata.Attribution,
        };
    }

    private static string? Defect(string english, string chinese)
    {
        if (english.Length == 0 || chinese.Length == 0)
        {
            return "empty-side";
        }

        if (string.Equals(english, chinese, StringComparison.Ordinal))
        {
            return "untranslated";
        }

        if (!TextScript.HasHan(chinese))
        {
            return "no-chinese";
        }

        var script = TextScript.Of(english);
        return script.Han > script.Latin ? "no-english" : null;
    }
}

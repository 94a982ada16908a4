using System.Text;
using Search.Corpus.Alignment;
using Search.Corpus.Documents;

namespace Search.Corpus.Reading;

/// <summary>Aligns a document of running text and makes records of what the aligner found.</summary>
internal static class DocumentRecords
{
    /// <summary>Aligns, notes what was left out, and gives the pairs in order.</summary>
    public static IEnumerable<PairRecord> From(RawDocument document, CorpusOptions options, FileReport report)
    {
        var result = DocumentAligner.Align(document, options.Alignment);
        report.Alignment = options.KeepAlignments ? result : null;
        foreach (var block in result.Dropped)
        {
            report.Drop(Name(block.Reason));
        }

        return result.Units.Select(unit => new PairRecord(unit.English, unit.Chinese)
        {
            Quality = unit.Quality,
            Reasons = unit.Reasons,
            Metadata = document.Metadata,
        });
    }

    // `NoPartner` is written `no-partner`.
    private static string Name(DropReason reason)
    {
        var name = new StringBuilder();
        foreach (var c in reason.ToString())
        {
            if (char.IsAsciiLetterUpper(c) && name.Length > 0)
            {
                _ = name.Append('-');
            }

            _ = name.Append(char.ToLowerInvariant(c));
        }

        return name.ToString();
    }
}

using System.Globalization;

namespace Search.Corpus.Alignment;

/// <summary>Writes what became of a document so that a person can check it: what was kept, what was dropped, and why.</summary>
public static class AlignmentReport
{
    private const int LongestExcerpt = 70;
    private const int MostListed = 40;

    /// <summary>Writes the report of one document.</summary>
    /// <param name="result">What the aligner made of it.</param>
    /// <param name="writer">Where to.</param>
    public static void Write(AlignmentResult result, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(writer);
        var mean = result.Units.Count == 0 ? 0 : result.Units.Average(unit => unit.Quality);
        writer.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{result.Document}: {result.Units.Count} pairs kept, mean quality {mean:f2}; {result.Dropped.Count} pieces dropped"
            )
        );
        var doubtful = result.Units.Where(unit => unit.Quality < 0.6f).OrderBy(unit => unit.Quality).Take(MostListed);
        foreach (var unit in doubtful)
        {
            writer.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  doubtful {unit.Quality:f2} ({unit.Reasons}), line {unit.EnglishLine}: {Excerpt(unit.English)} | {Excerpt(unit.Chinese)}"
                )
            );
        }

        foreach (var group in result.Dropped.GroupBy(block => block.Reason).OrderBy(group => group.Key))
        {
            writer.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"  dropped, {Describe(group.Key)}: {group.Count()}")
            );
            foreach (var block in group.Take(MostListed))
            {
                writer.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"    line {block.Line}: {Excerpt(block.Text)}")
                );
            }
        }
    }

    /// <summary>A reason in words.</summary>
    public static string Describe(DropReason reason) =>
        reason switch
        {
            DropReason.NoPartner => "no translation in the document",
            DropReason.LowQuality => "quality under the threshold",
            DropReason.Vocabulary => "vocabulary list",
            DropReason.Phonetics => "pronunciation",
            DropReason.Code => "program text",
            DropReason.Table => "table",
            DropReason.Navigation => "navigation or notice of the page",
            DropReason.Advertisement => "advertisement",
            DropReason.Byline => "byline",
            DropReason.Caption => "caption",
            DropReason.FrontMatter => "front matter",
            DropReason.PageFurniture => "page number or running head",
            DropReason.WordGloss => "word-by-word gloss",
            DropReason.Draft => "draft, not the translation",
            DropReason.Label => "label",
            _ => "no words",
        };

    private static string Excerpt(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= LongestExcerpt)
        {
            return line;
        }

        var end = char.IsHighSurrogate(line[LongestExcerpt - 1]) ? LongestExcerpt - 1 : LongestExcerpt;
        return line[..end] + "…";
    }
}

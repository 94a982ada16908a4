using System.Text.RegularExpressions;

namespace Search.Corpus.Detection;

/// <summary>Counts what only Markdown has.</summary>
internal static partial class MarkdownSigns
{
    /// <summary>The number of headings, fences and inline links in the lines; front matter counts as two.</summary>
    public static int Count(List<string> lines) =>
        lines.Count(l => Sign().IsMatch(l))
        + (lines.Count > 2 && lines[0].TrimEnd() == "---" && lines.IndexOf("---", 1) > 0 ? 2 : 0);

    [GeneratedRegex(@"^\s{0,3}#{1,6}\s+\S|^\s{0,3}```|\]\((https?:|/|\.|#)")]
    private static partial Regex Sign();
}

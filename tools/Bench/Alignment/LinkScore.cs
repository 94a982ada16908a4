using System.Globalization;
using Search.Corpus.Alignment;

namespace Search.Tools.Bench.Alignment;

/// <summary>
/// Strict F1 over sentence links, as Vecalign reports it: a link counts when both its sides are the same sets, and links
/// with an empty side count neither way. The bench prints it, and the tests of alignment hold it to bounds.
/// </summary>
/// <param name="Right">Links that were found and expected.</param>
/// <param name="Found">Links that were found.</param>
/// <param name="Expected">Links of the gold standard.</param>
internal readonly record struct LinkScore(int Right, int Found, int Expected)
{
    /// <summary>The harmonic mean of precision and recall, 0 to 1.</summary>
    public double F1 => 2.0 * Right / (Found + Expected);

    /// <summary>Compares links with the lines of a gold file, <c>[5,6]:[6,7]</c> with the English first.</summary>
    public static LinkScore Of(IEnumerable<SentenceLink> links, IEnumerable<string> gold) =>
        Of(
            Texts(links).ToHashSet(),
            gold.Select(line => line.Replace(" ", string.Empty, StringComparison.Ordinal).Trim())
                .Where(line => line.Length > 0 && !line.Contains("[]", StringComparison.Ordinal))
                .ToHashSet()
        );

    /// <summary>Compares sets of links that <see cref="Texts"/> or a gold file gave.</summary>
    public static LinkScore Of(IReadOnlySet<string> found, IReadOnlySet<string> expected) =>
        new(found.Count(expected.Contains), found.Count, expected.Count);

    /// <summary>The links with two sides, as a gold file has them.</summary>
    public static IEnumerable<string> Texts(IEnumerable<SentenceLink> links) =>
        links.Where(link => link is { EnglishCount: > 0, ChineseCount: > 0 }).Select(Text);

    /// <summary>The links with those made one that share a verse, as the published figures for the Bible do.</summary>
    /// <param name="links">Links in order.</param>
    /// <param name="englishVerses">The verse of each English sentence.</param>
    /// <param name="chineseVerses">The verse of each Chinese sentence.</param>
    public static List<SentenceLink> MergeByVerse(
        IReadOnlyList<SentenceLink> links,
        string[] englishVerses,
        string[] chineseVerses
    )
    {
        var merged = new List<SentenceLink>();
        foreach (var link in links)
        {
            if (merged.Count > 0 && Verses(merged[^1]).Overlaps(Verses(link)))
            {
                var last = merged[^1];
                merged[^1] = last with
                {
                    EnglishCount = last.EnglishCount + link.EnglishCount,
                    ChineseCount = last.ChineseCount + link.ChineseCount,
                };
            }
            else
            {
                merged.Add(link);
            }
        }

        return merged;

        HashSet<string> Verses(SentenceLink link) =>
            [
                .. englishVerses.AsSpan(link.EnglishStart, link.EnglishCount),
                .. chineseVerses.AsSpan(link.ChineseStart, link.ChineseCount),
            ];
    }

    private static string Text(SentenceLink link) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"[{Join(link.EnglishStart, link.EnglishCount)}]:[{Join(link.ChineseStart, link.ChineseCount)}]"
        );

    private static string Join(int start, int count) => string.Join(',', Enumerable.Range(start, count));
}

using System.Globalization;
using Search.Corpus.Alignment;

namespace Search.Corpus.Tests.Alignment;

/// <summary>
/// Strict F1 over sentence links, as Vecalign reports it: a link counts when both its sides are the same sets, and links
/// with an empty side count neither way. Links that share a verse are merged first, where verses are known.
/// </summary>
internal static class LinkScore
{
    public static double F1(IEnumerable<SentenceLink> links, IEnumerable<string> gold)
    {
        var expected = gold.Select(line => line.Replace(" ", string.Empty, StringComparison.Ordinal))
            .Where(line => !line.Contains("[]", StringComparison.Ordinal))
            .ToHashSet();
        var found = links.Where(link => link is { EnglishCount: > 0, ChineseCount: > 0 }).Select(Text).ToHashSet();
        return 2.0 * found.Count(expected.Contains) / (found.Count + expected.Count);
    }

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

using System.Text;

namespace Search.Corpus.Tests.Alignment;

/// <summary>
/// Precision and recall of extracted pairs: a pair counts when both sides match letter by letter and digit by digit,
/// without regard to case, width, space and punctuation.
/// </summary>
internal sealed record PairScore(int Right, int Found, int Expected, IReadOnlyList<string> Faults)
{
    public double F1 => Found + Expected == 0 ? 1 : 2.0 * Right / (Found + Expected);

    public static PairScore Of(IEnumerable<(string English, string Chinese)> found, string goldFile)
    {
        var gold = File.ReadLines(goldFile)
            .Select(line => line.Split('\t'))
            .Where(columns => columns.Length >= 2)
            .Select(columns => (Fold(columns[0]), Fold(columns[1])))
            .ToHashSet();
        var system = found.Select(pair => (Fold(pair.English), Fold(pair.Chinese))).ToHashSet();
        return new PairScore(
            gold.Count(system.Contains),
            system.Count,
            gold.Count,
            [
                .. gold.Except(system).Select(pair => $"missed: {pair.Item1} | {pair.Item2}"),
                .. system.Except(gold).Select(pair => $"wrong: {pair.Item1} | {pair.Item2}"),
            ]
        );
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            // Full-width forms are the ones that real gold files mix with plain letters.
            var plain = rune.Value is > 0xFF00 and < 0xFF5F ? new Rune(rune.Value - 0xFEE0) : rune;
            if (Rune.IsLetterOrDigit(plain))
            {
                _ = folded.Append(Rune.ToLowerInvariant(plain));
            }
        }

        return folded.ToString();
    }
}

using Search.Text.Pairs;

namespace Search.Corpus.Documents;

/// <summary>Joins the lines of two parallel texts into those of one document.</summary>
internal static class TwoTexts
{
    /// <summary>
    /// All English lines, then all Chinese ones, each with its language declared. Cells of tables count as text here:
    /// in two texts of one make every cell has its translation.
    /// </summary>
    public static IReadOnlyList<RawLine> Join(IReadOnlyList<RawLine> english, IReadOnlyList<RawLine> chinese)
    {
        var blocks = english.Count == 0 ? 0 : english[^1].Block + 1;
        return
        [
            .. english.Select(l => AsText(l) with { Language = Language.English }),
            .. chinese.Select(l => AsText(l) with { Language = Language.Chinese, Block = l.Block + blocks }),
        ];

        static RawLine AsText(RawLine line) =>
            line.Kind == RawKind.TableCell ? line with { Kind = RawKind.Text } : line;
    }
}

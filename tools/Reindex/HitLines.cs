using System.Globalization;
using System.Text;
using Search.Concordance.Searching;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Tools.Reindex;

/// <summary>Writes hits as lines for a person: marks in brackets, lines of a concordance aligned on the match.</summary>
internal static class HitLines
{
    private const int EnglishLeft = 60;
    private const int ChineseLeft = 30;

    /// <summary>A hit over several lines, or a line of a concordance where the hit has one.</summary>
    public static string Write(HitView hit)
    {
        if (hit.Keyword is { } line)
        {
            // Chinese characters are two columns wide, so both sides come to the same width.
            var missing = (line.Side == Language.English ? EnglishLeft : ChineseLeft) - line.Left.Length;
            var fill = new string(line.Side == Language.English ? ' ' : '\u3000', Math.Max(0, missing));
            return $"{fill}{line.Left}[{line.Match}]{line.Right}";
        }

        var pair = hit.Stored.Pair;
        var result = new StringBuilder();
        Neighbours(result, hit.Before);
        _ = result.Append(Marked(hit.English)).Append('\n').Append(Marked(hit.Chinese)).Append('\n');
        if (hit.OtherScript is { } other)
        {
            _ = result.Append("  ").Append(other.Text).Append('\n');
        }

        if (hit.Pinyin is { } reading)
        {
            _ = result.Append("  ").Append(reading).Append('\n');
        }

        foreach (var equivalent in hit.Equivalents)
        {
            var (en, zh) = (equivalent.English, equivalent.Chinese);
            _ = result.Append(
                CultureInfo.InvariantCulture,
                $"  {pair.English[en.Start..en.End]} = {pair.Chinese[zh.Start..zh.End]} ({equivalent.Confidence:0.00})\n"
            );
        }

        foreach (var token in hit.EnglishTokens.Concat(hit.ChineseTokens))
        {
            _ = result.Append(
                CultureInfo.InvariantCulture,
                $"  {token.Position} {token.Layer} {token.Kind} {token.Term} {token.Span.Start}-{token.Span.End}\n"
            );
        }

        if (hit.Explanation is { } explanation)
        {
            Explain(result, explanation, 1);
        }

        Neighbours(result, hit.After);
        var place = pair.Document is null ? pair.Source : $"{pair.Source}, {pair.Document}";
        _ = result.Append(CultureInfo.InvariantCulture, $"  {place} #{pair.Position}  score {hit.Score:0.00}");
        _ = hit.Folded > 0 ? result.Append(CultureInfo.InvariantCulture, $"  and {hit.Folded} more") : result;
        return result.Append('\n').ToString();
    }

    private static void Neighbours(StringBuilder result, IEnumerable<StoredPair> pairs)
    {
        foreach (var stored in pairs)
        {
            _ = result.Append(CultureInfo.InvariantCulture, $"  | {stored.Pair.English}\n  | {stored.Pair.Chinese}\n");
        }
    }

    private static void Explain(StringBuilder result, ScorePart part, int depth)
    {
        _ = result.Append(' ', depth * 2);
        _ = part.Value == 0 ? result : result.Append(CultureInfo.InvariantCulture, $"{part.Value:0.000} ");
        _ = result.Append(part.Description).Append('\n');
        foreach (var inner in part.Parts.IsDefault ? [] : part.Parts)
        {
            Explain(result, inner, depth + 1);
        }
    }

    private static string Marked(SideView side)
    {
        var result = new StringBuilder();
        var at = 0;
        foreach (var mark in side.Highlights)
        {
            _ = result
                .Append(side.Text, at, mark.Start - at)
                .Append('[')
                .Append(side.Text, mark.Start, mark.End - mark.Start)
                .Append(']');
            at = mark.End;
        }

        return result.Append(side.Text, at, side.Text.Length - at).ToString();
    }
}

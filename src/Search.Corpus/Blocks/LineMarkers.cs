namespace Search.Corpus.Blocks;

/// <summary>Finds the marker of a list item, heading or quotation that stands before the text of a plain line.</summary>
internal static class LineMarkers
{
    private const string Bullets = "-*+•·●○◦‣▪■□◆◇★☆※–—";

    /// <summary>How many characters of the line are marker and space; 0 when the text begins at once.</summary>
    /// <param name="line">The line, without white space around it.</param>
    /// <param name="isListItem">Whether the marker is one of a list.</param>
    public static int Measure(ReadOnlySpan<char> line, out bool isListItem)
    {
        var length = MeasureMarker(line, out isListItem);
        var rest = line[length..];
        return rest.IsWhiteSpace() ? 0 : line.Length - rest.TrimStart().Length;
    }

    private static int MeasureMarker(ReadOnlySpan<char> line, out bool isListItem)
    {
        isListItem = true;
        if (line.Length < 2)
        {
            return 0;
        }

        if (line[0] is >= '①' and <= '⑳' or >= '❶' and <= '❿')
        {
            return 1;
        }

        if (
            Bullets.Contains(line[0], StringComparison.Ordinal)
            && (line[1] == ' ' || line[0] is '•' or '●' or '◆' or '★' or '※')
        )
        {
            return line[0] == '·' || line[1] != line[0] ? 1 : 0;
        }

        var numbered = MeasureNumber(line);
        if (numbered > 0)
        {
            return numbered;
        }

        isListItem = false;
        if (line[0] == '#')
        {
            var end = 0;
            while (end < line.Length && line[end] == '#')
            {
                end++;
            }

            return end <= 6 && end < line.Length && line[end] == ' ' ? end : 0;
        }

        return line[0] == '>' && line[1] is ' ' ? 1 : 0;
    }

    // 1. 12) (4) （四） 3、 第 is no marker; neither is 1.5 or a year.
    private static int MeasureNumber(ReadOnlySpan<char> line)
    {
        var at = 0;
        var opened = line[0] is '(' or '（' or '[' or '［' or '【';
        if (opened)
        {
            at++;
        }

        var first = at;
        while (at < line.Length && at - first < 4 && (char.IsAsciiDigit(line[at]) || line[at] is >= '０' and <= '９'))
        {
            at++;
        }

        var isHan = at == first;
        while (
            isHan
            && at < line.Length
            && at - first < 3
            && "一二三四五六七八九十".Contains(line[at], StringComparison.Ordinal)
        )
        {
            at++;
        }

        if (at == first || at >= line.Length || at - first > 3)
        {
            return 0;
        }

        if (opened)
        {
            return line[at] is ')' or '）' or ']' or '］' or '】' ? at + 1 : 0;
        }

        return line[at] switch
        {
            '、' or '．' => at + 1,
            ')' or '）' => at + 1,
            '.' when !isHan && at + 1 < line.Length && !char.IsAsciiDigit(line[at + 1]) => at + 1,
            _ => 0,
        };
    }
}

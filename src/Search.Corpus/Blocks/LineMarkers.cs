using System.Globalization;

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

    /// <summary>
    /// The number that begins a line with a stop and at once another number, <c>4.1610年</c>, and how long it is with its
    /// stop; 0 for none. Only the numbers of the lines before tell whether it is a marker.
    /// </summary>
    public static int MeasureTightNumber(ReadOnlySpan<char> line, out int number)
    {
        // A decimal fraction seldom has more digits.
        const int FewestDigitsAfter = 3;
        var at = ReadNumber(line, out number);
        if (at == 0 || at >= line.Length || line[at] != '.')
        {
            return 0;
        }

        var digits = 0;
        while (at + 1 + digits < line.Length && char.IsAsciiDigit(line[at + 1 + digits]))
        {
            digits++;
        }

        return digits >= FewestDigitsAfter ? at + 1 : 0;
    }

    /// <summary>
    /// The number of two digits or more that begins a line with nothing but a space after it, <c>01 </c>, and how long it
    /// is with its space; 0 for none. A zero before it, or the numbers of the lines before, tell whether it is a marker.
    /// </summary>
    public static int MeasureBareNumber(ReadOnlySpan<char> line, out int number)
    {
        var at = ReadNumber(line, out number);
        return at >= 2 && at + 1 < line.Length && line[at] is ' ' or '\u3000' && char.IsLetter(line[at + 1])
            ? at + 1
            : 0;
    }

    // The digits that begin a line, three at most.
    private static int ReadNumber(ReadOnlySpan<char> line, out int number)
    {
        number = 0;
        var at = 0;
        while (at < line.Length && at < 3 && char.IsAsciiDigit(line[at]))
        {
            number = (number * 10) + line[at++] - '0';
        }

        return at;
    }

    /// <summary>The number that a marker is made of; 0 when it is none.</summary>
    public static int NumberOf(ReadOnlySpan<char> marker)
    {
        var digits = marker.Trim("()（）[]［］【】.、． 　".AsSpan());
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
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

        // Questions and examples: Q1. and Q12:
        if (line[0] is 'Q' or 'q' && char.IsAsciiDigit(line[1]))
        {
            var end = 1;
            while (end < line.Length && end < 4 && char.IsAsciiDigit(line[end]))
            {
                end++;
            }

            return end < line.Length && line[end] is '.' or ':' or '：' or ')' or '、' ? end + 1 : 0;
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

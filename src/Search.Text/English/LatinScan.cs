using System.Runtime.CompilerServices;
using Search.Text.Folding;

namespace Search.Text.English;

/// <summary>Where words of alphabetic scripts and numbers end: the word boundary rules of UAX #29 on folded text.</summary>
internal static class LatinScan
{
    private const int LongestInitials = 3;
    private const int LongestBeforeSigns = 10;

    /// <summary>Whether a unit belongs to a written number: a digit, or a point, comma or percent sign among digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNumeric(char unit) => char.IsAsciiDigit(unit) || unit is '.' or ',' or '%' or '‰';

    /// <summary>The end of a word of letters a to z that nothing joins to what follows; its start where it is another.</summary>
    public static int PlainEnd(ReadOnlySpan<char> units, int start)
    {
        var end = start;
        while (end < units.Length && char.IsAsciiLetterLower(units[end]))
        {
            end++;
        }

        if (end == units.Length)
        {
            return end;
        }

        // What may go on: a letter or digit of any kind, or a mark that joins, unless a space follows the mark.
        var plain = units[end] switch
        {
            ' ' => true,
            '.' => end + 1 == units.Length || units[end + 1] == ' ',
            '-' or '_' or '&' or '\'' or '+' or '#' => false,
            _ => CharClasses.Of(units[end]) is CharClass.Other or CharClass.Space or CharClass.Han,
        };
        return plain ? end : start;
    }

    /// <summary>The end of the letters and digits from a unit on, with the marks inside words and numbers.</summary>
    public static int SegmentEnd(ReadOnlySpan<char> units, FoldedText folded, int start)
    {
        var at = start;
        while (at < units.Length)
        {
            switch (CharClasses.Of(units[at]))
            {
                case CharClass.Letter:
                    at++;
                    continue;
                case CharClass.Digit when at == start || !folded.IsSetNumber(at) || !char.IsAsciiDigit(units[at - 1]):
                    at++;
                    continue;
                case CharClass.Other when at > start && IsInside(units, folded, start, at):
                    at++;
                    continue;
                case CharClass.Other when at > start && units[at] is '%' or '‰' && char.IsAsciiDigit(units[at - 1]):
                    return at + 1;
                case CharClass.Surrogate when IsRareLetter(units, at):
                    at += 2;
                    continue;
                default:
                    return at;
            }
        }

        return at;
    }

    /// <summary>Whether a mark joins the segment before it to one after it, as in `state-of`, `U.S` and `10:30`.</summary>
    public static bool Joins(ReadOnlySpan<char> units, FoldedText folded, int start, int mark)
    {
        char before = units[mark - 1],
            after = units[mark + 1];
        var letterAfter = IsLetter(units, mark + 1);
        if (!letterAfter && !char.IsAsciiDigit(after))
        {
            return false;
        }

        var digits = char.IsAsciiDigit(before) && char.IsAsciiDigit(after) && !folded.IsSetNumber(mark + 1);
        return units[mark] switch
        {
            '-' => !folded.IsWideDash(mark) && before != '%',
            '_' => true,
            '.' => letterAfter && CharClasses.Of(before) == CharClass.Letter,
            '&' => letterAfter && mark - start <= LongestInitials && CharClasses.Of(before) == CharClass.Letter,
            ':' or '/' => digits,
            _ => false,
        };
    }

    /// <summary>The end of the signs that are part of a name: C++, C#.</summary>
    public static int SignsEnd(ReadOnlySpan<char> units, int start, int end)
    {
        var rest = units[end..];
        if (end - start > LongestBeforeSigns || !char.IsAsciiLetter(units[end - 1]))
        {
            return end;
        }

        if (rest.StartsWith("++") && !(rest.Length > 2 && rest[2] == '+'))
        {
            return end + 2;
        }

        var sharp =
            rest.StartsWith("#") && end - start == 1 && !(rest.Length > 1 && char.IsAsciiLetterOrDigit(rest[1]));
        return sharp ? end + 1 : end;
    }

    /// <summary>Whether a letter of the supplementary planes, which is no Chinese character, starts here.</summary>
    public static bool IsRareLetter(ReadOnlySpan<char> units, int at) =>
        at + 1 < units.Length
        && char.IsSurrogatePair(units[at], units[at + 1])
        && CharClasses.Of(new System.Text.Rune(units[at], units[at + 1])) == CharClass.Letter;

    private static bool IsLetter(ReadOnlySpan<char> units, int at) =>
        CharClasses.Of(units[at]) == CharClass.Letter || IsRareLetter(units, at);

    private static bool IsInside(ReadOnlySpan<char> units, FoldedText folded, int start, int at)
    {
        if (at + 1 >= units.Length)
        {
            return false;
        }

        char before = units[at - 1],
            after = units[at + 1];
        return units[at] switch
        {
            '\'' => CharClasses.Of(before) == CharClass.Letter && CharClasses.Of(after) == CharClass.Letter,
            '.' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after) && !folded.IsSetNumber(at + 1),
            ',' => GroupsThousands(units, start, at),
            _ => false,
        };
    }

    /// <summary>Whether a comma has one to three digits, or a whole group of three, before it and just three after it.</summary>
    private static bool GroupsThousands(ReadOnlySpan<char> units, int start, int comma)
    {
        var before = comma;
        while (before > start && char.IsAsciiDigit(units[before - 1]))
        {
            before--;
        }

        var after = comma + 1;
        while (after < units.Length && after <= comma + 4 && char.IsAsciiDigit(units[after]))
        {
            after++;
        }

        var first = before == start || units[before - 1] != ',';
        var leads = first ? comma - before is >= 1 and <= 3 : comma - before == 3;
        return leads && after == comma + 4 && (before == start || units[before - 1] != '.');
    }
}

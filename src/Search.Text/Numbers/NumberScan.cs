using Search.Text.Folding;

namespace Search.Text.Numbers;

/// <summary>Small readers that the number parser is made of; all work on folded text.</summary>
internal static class NumberScan
{
    /// <summary>Eighteen digits fit a 64-bit number, and nobody counts higher.</summary>
    private const int MostDigits = 18;

    public static char At(ReadOnlySpan<char> units, int at) => (uint)at < (uint)units.Length ? units[at] : '\0';

    public static bool IsDigit(ReadOnlySpan<char> units, int at) => char.IsAsciiDigit(At(units, at));

    /// <summary>The unit after one optional white-space character.</summary>
    public static int SkipSpace(ReadOnlySpan<char> units, int at) =>
        at < units.Length && CharClasses.Of(units[at]) == CharClass.Space ? at + 1 : at;

    /// <summary>The letters a to z that stand at a unit.</summary>
    public static ReadOnlySpan<char> Word(ReadOnlySpan<char> units, int at)
    {
        var end = at;
        while (end < units.Length && char.IsAsciiLetterLower(units[end]))
        {
            end++;
        }

        return at < units.Length ? units[at..end] : default;
    }

    /// <summary>Whether no letter or digit follows, so that a word ends here.</summary>
    public static bool EndsWord(ReadOnlySpan<char> units, int at) =>
        at >= units.Length || CharClasses.Of(units[at]) is not (CharClass.Letter or CharClass.Digit);

    /// <summary>
    /// Reads digits with thousands separators and a decimal part. Numbers with a leading zero and with several points
    /// (007, 1.2.3) are codes and no numbers.
    /// </summary>
    public static bool TryDigits(ReadOnlySpan<char> units, FoldedText folded, int start, out int end, out decimal value)
    {
        value = 0;
        end = start;
        long mantissa = 0;
        int digits = 0,
            decimals = 0;
        var point = false;
        while (end < units.Length)
        {
            var unit = units[end];
            if (char.IsAsciiDigit(unit) && (end == start || !folded.IsSetNumber(end)))
            {
                if (++digits > MostDigits)
                {
                    return false;
                }

                mantissa = (mantissa * 10) + (unit - '0');
                decimals += point ? 1 : 0;
                end++;
            }
            else if (unit == ',' && !point && digits is >= 1 and <= 15 && IsThousands(units, start, end))
            {
                end++;
            }
            else if (unit == '.' && IsDigit(units, end + 1) && digits > 0 && !folded.IsSetNumber(end + 1))
            {
                if (point)
                {
                    return false;
                }

                point = true;
                end++;
            }
            else
            {
                break;
            }
        }

        var leadingZero = units[start] == '0' && digits > 1 && digits - decimals > 1;
        value = new decimal((int)mantissa, (int)(mantissa >> 32), 0, false, (byte)decimals);
        return digits > 0 && !leadingZero;
    }

    private static bool IsThousands(ReadOnlySpan<char> units, int start, int comma)
    {
        var before = comma;
        while (before > start && char.IsAsciiDigit(units[before - 1]))
        {
            before--;
        }

        var wide = before == start ? comma - before <= 3 : comma - before == 3;
        return wide
            && IsDigit(units, comma + 1)
            && IsDigit(units, comma + 2)
            && IsDigit(units, comma + 3)
            && !IsDigit(units, comma + 4);
    }
}

namespace Search.Text.Numbers;

/// <summary>
/// Chinese numerals, everyday and financial, in the form that script classes fold to. 五 and 万 have no numeric value in
/// Unicode's sense, so the table is our own.
/// </summary>
internal static class HanNumerals
{
    /// <summary>The value 0 to 9 of a digit, 10, 100 … of a multiplier, -1 of any other character.</summary>
    public static long ValueOf(char unit) =>
        unit switch
        {
            '〇' or '零' => 0,
            '一' or '壹' or '弌' => 1,
            '二' or '贰' or '弍' or '两' => 2,
            '三' or '叁' or '参' or '弎' => 3,
            '四' or '肆' => 4,
            '五' or '伍' => 5,
            '六' or '陆' => 6,
            '七' or '柒' => 7,
            '八' or '捌' => 8,
            '九' or '玖' => 9,
            '十' or '拾' => 10,
            '百' or '佰' => 100,
            '千' or '仟' => 1000,
            '万' => 10_000,
            '亿' => 100_000_000,
            '兆' => 1_000_000_000_000,
            _ => -1,
        };

    /// <summary>Whether a numeral may start with the character.</summary>
    public static bool Starts(char unit) => ValueOf(unit) is >= 0 and <= 10 or 100 or 1000;

    /// <summary>Reads a numeral of at least two characters, or of one where <paramref name="single"/> allows it.</summary>
    /// <returns>False where no numeral stands; 一 and 千万 alone are words.</returns>
    public static bool TryRead(ReadOnlySpan<char> units, int start, bool single, out int end, out decimal value)
    {
        end = start;
        var multiplied = false;
        while (end < units.Length && end - start < 24 && ValueOf(units[end]) is var next and >= 0)
        {
            multiplied |= next >= 10;
            end++;
        }

        value = 0;
        var numeral = units[start..end];
        if (numeral.Length == 0)
        {
            return false;
        }

        if (multiplied)
        {
            return TryValue(numeral, out value) && (numeral.Length > 1 || single);
        }

        var zero = numeral.IndexOfAny('〇', '零') >= 0;
        if (
            numeral.Length > 18
            || (numeral.Length > 1 && numeral.Contains('两'))
            || !(numeral.Length >= 3 || (numeral.Length == 2 && zero) || (numeral.Length == 1 && single))
        )
        {
            return false;
        }

        foreach (var digit in numeral)
        {
            value = (value * 10) + ValueOf(digit);
        }

        return true;
    }

    private static bool TryValue(ReadOnlySpan<char> numeral, out decimal value)
    {
        decimal total = 0,
            section = 0;
        long digit = -1,
            smallest = long.MaxValue,
            largest = long.MaxValue,
            last = 0;
        var zero = false;
        value = 0;
        foreach (var unit in numeral)
        {
            var next = ValueOf(unit);
            if (next == 0)
            {
                if (digit > 0)
                {
                    return false;
                }

                zero = true;
            }
            else if (next < 10)
            {
                if (digit > 0)
                {
                    return false;
                }

                digit = next;
            }
            else if (next < 10_000)
            {
                // 十五 needs no one before it; 百 and 千 do.
                if (next >= smallest || (digit <= 0 && next != 10))
                {
                    return false;
                }

                section += (digit <= 0 ? 1 : digit) * next;
                (digit, smallest, last, zero) = (-1, next, next, false);
            }
            else
            {
                section += Math.Max(digit, 0);
                if (section + total == 0)
                {
                    return false;
                }

                if (next < largest)
                {
                    total += section * next;
                    largest = next;
                }
                else
                {
                    total = (total + section) * next;
                }

                (section, digit, smallest, last, zero) = (0, -1, long.MaxValue, next, false);
            }

            if (total > 1e15m)
            {
                return false;
            }
        }

        // 两千三百五 is 2350, but 两千三百零五 is 2305.
        var tail = Math.Max(digit, 0);
        value = total + section + (last >= 100 && !zero ? tail * (last / 10) : tail);
        return true;
    }
}

using Search.Text.Folding;

namespace Search.Text.Numbers;

/// <summary>Reads dates of both languages: 21 November 2026, November 21, 2026-11-21, 2026年11月21日.</summary>
internal static class DateReader
{
    /// <summary>Reads a date that starts with a month's name.</summary>
    public static bool TryMonthFirst(ReadOnlySpan<char> units, int start, List<NumberExpression> found)
    {
        var name = NumberScan.Word(units, start);
        if (!NumberWords.TryMonth(name, out var month))
        {
            return false;
        }

        var at = AfterName(units, start + name.Length);
        if (TryDay(units, at, out var dayEnd, out var day))
        {
            var yearAt = SkipComma(units, dayEnd);
            if (yearAt > dayEnd && TryYear(units, yearAt, out var yearEnd, out var year))
            {
                AddDate(
                    found,
                    new(start, yearEnd),
                    (year, yearAt, yearEnd),
                    (month, start, at),
                    (day, at, DigitsEnd(units, at))
                );
                found.Add(new(start, dayEnd, NumberKind.MonthDay, (month * 100) + day));
            }
            else
            {
                found.Add(new(start, dayEnd, NumberKind.MonthDay, (month * 100) + day));
                found.Add(new(at, DigitsEnd(units, at), NumberKind.Plain, day));
            }

            return true;
        }

        var commaAt = SkipComma(units, start + name.Length);
        if (TryYear(units, commaAt > at ? commaAt : at, out var end, out var onlyYear))
        {
            var from = commaAt > at ? commaAt : at;
            found.Add(new(start, end, NumberKind.YearMonth, (onlyYear * 10000) + (month * 100)));
            found.Add(new(from, end, NumberKind.Plain, onlyYear));
            return true;
        }

        return false;
    }

    /// <summary>Reads a date that starts with its day: `21 November 2026`, `21st of November`.</summary>
    public static bool TryDayFirst(ReadOnlySpan<char> units, int start, List<NumberExpression> found)
    {
        if (!TryDay(units, start, out var dayEnd, out var day))
        {
            return false;
        }

        var at = SkipSpaces(units, dayEnd);
        if (NumberScan.Word(units, at) is "of")
        {
            at = SkipSpaces(units, at + 2);
        }

        var name = NumberScan.Word(units, at);
        if (at == dayEnd || !NumberWords.TryMonth(name, out var month) || !NumberScan.EndsWord(units, at + name.Length))
        {
            return false;
        }

        // "3 may" and "5 mar" are dates only when a year follows.
        var monthEnd = at + name.Length;
        var yearAt = SkipComma(units, AfterName(units, monthEnd));
        if (TryYear(units, yearAt, out var yearEnd, out var year))
        {
            AddDate(
                found,
                new(start, yearEnd),
                (year, yearAt, yearEnd),
                (month, at, monthEnd),
                (day, start, DigitsEnd(units, start))
            );
            found.Add(new(start, monthEnd, NumberKind.MonthDay, (month * 100) + day));
            found.Add(new(at, yearEnd, NumberKind.YearMonth, (year * 10000) + (month * 100)));
            return true;
        }

        if (
            name.Length <= 3
            && !name.Equals("jun", StringComparison.Ordinal)
            && !name.Equals("jul", StringComparison.Ordinal)
        )
        {
            return false;
        }

        found.Add(new(start, monthEnd, NumberKind.MonthDay, (month * 100) + day));
        found.Add(new(start, DigitsEnd(units, start), NumberKind.Plain, day));
        return true;
    }

    /// <summary>Reads 2026-11-21, 2026/11/21 and 2026.11.21.</summary>
    public static bool TryIso(ReadOnlySpan<char> units, int start, List<NumberExpression> found)
    {
        if (!TryYear(units, start, out var at, out var year) || NumberScan.At(units, at) is not ('-' or '/' or '.'))
        {
            return false;
        }

        var separator = units[at];
        if (
            !TryTwoDigits(units, at + 1, out var monthEnd, out var month)
            || month is < 1 or > 12
            || NumberScan.At(units, monthEnd) != separator
            || !TryTwoDigits(units, monthEnd + 1, out var end, out var day)
            || day is < 1 or > 31
            || !NumberScan.EndsWord(units, end)
            || (NumberScan.At(units, end) == separator && NumberScan.IsDigit(units, end + 1))
        )
        {
            return false;
        }

        AddDate(found, new(start, end), (year, start, at), (month, at + 1, monthEnd), (day, monthEnd + 1, end));
        return true;
    }

    /// <summary>Reads 2026年11月21日, 11月21日 and 2026年, in digits or Chinese numerals, with or without spaces.</summary>
    public static bool TryHan(ReadOnlySpan<char> units, FoldedText folded, int start, List<NumberExpression> found)
    {
        if (!TryNumber(units, folded, start, out var numberEnd, out var number))
        {
            return false;
        }

        var at = NumberScan.SkipSpace(units, numberEnd);
        if (NumberScan.At(units, at) == '年')
        {
            if (number is < 1000 or > 2999)
            {
                return false;
            }

            var yearEnd = at + 1;
            var monthAt = NumberScan.SkipSpace(units, yearEnd);
            if (TryMonth(units, folded, monthAt, out var monthNumberEnd, out var monthEnd, out var month))
            {
                var dayAt = NumberScan.SkipSpace(units, monthEnd);
                if (TryDayOfMonth(units, folded, dayAt, out var dayNumberEnd, out var dayEnd, out var day))
                {
                    AddDate(
                        found,
                        new(start, dayEnd),
                        (number, start, yearEnd),
                        (month, monthAt, monthNumberEnd),
                        (day, dayAt, dayNumberEnd)
                    );
                    found.Add(new(start, monthEnd, NumberKind.YearMonth, (number * 10000) + (month * 100)));
                    found.Add(new(monthAt, dayEnd, NumberKind.MonthDay, (month * 100) + day));
                    return true;
                }

                found.Add(new(start, monthEnd, NumberKind.YearMonth, (number * 10000) + (month * 100)));
                found.Add(new(start, yearEnd, NumberKind.Plain, number));
                found.Add(new(monthAt, monthNumberEnd, NumberKind.Plain, month));
                return true;
            }

            found.Add(new(start, yearEnd, NumberKind.Plain, number));
            return true;
        }

        if (
            TryMonth(units, folded, start, out var onlyMonthEnd, out var afterMonth, out var onlyMonth)
            && TryDayOfMonth(
                units,
                folded,
                NumberScan.SkipSpace(units, afterMonth),
                out var lastNumberEnd,
                out var end,
                out var lastDay
            )
        )
        {
            found.Add(new(start, end, NumberKind.MonthDay, (onlyMonth * 100) + lastDay));
            found.Add(new(start, onlyMonthEnd, NumberKind.Plain, onlyMonth));
            found.Add(new(NumberScan.SkipSpace(units, afterMonth), lastNumberEnd, NumberKind.Plain, lastDay));
            return true;
        }

        return false;
    }

    private static void AddDate(
        List<NumberExpression> found,
        Analysis.TextSpan whole,
        (int Value, int Start, int End) year,
        (int Value, int Start, int End) month,
        (int Value, int Start, int End) day
    )
    {
        found.Add(new(whole.Start, whole.End, NumberKind.Date, (year.Value * 10000) + (month.Value * 100) + day.Value));
        found.Add(new(year.Start, year.End, NumberKind.Plain, year.Value));
        found.Add(new(day.Start, day.End, NumberKind.Plain, day.Value));
    }

    private static bool TryMonth(
        ReadOnlySpan<char> units,
        FoldedText folded,
        int at,
        out int numberEnd,
        out int end,
        out int month
    )
    {
        var read = TryNumber(units, folded, at, out numberEnd, out month);
        end = NumberScan.SkipSpace(units, numberEnd);
        read = read && month is >= 1 and <= 12 && NumberScan.At(units, end) == '月';
        end++;
        return read;
    }

    private static bool TryDayOfMonth(
        ReadOnlySpan<char> units,
        FoldedText folded,
        int at,
        out int numberEnd,
        out int end,
        out int day
    )
    {
        var read = TryNumber(units, folded, at, out numberEnd, out day);
        end = NumberScan.SkipSpace(units, numberEnd);
        read = read && day is >= 1 and <= 31 && NumberScan.At(units, end) is '日' or '号';
        end++;
        return read;
    }

    private static bool TryNumber(ReadOnlySpan<char> units, FoldedText folded, int at, out int end, out int number)
    {
        end = at;
        number = 0;
        if (at >= units.Length)
        {
            return false;
        }

        decimal value;
        if (char.IsAsciiDigit(units[at]))
        {
            // 08月 is a month although it starts with a zero.
            var zero = units[at] == '0' && NumberScan.IsDigit(units, at + 1) ? 1 : 0;
            if (!NumberScan.TryDigits(units, folded, at + zero, out end, out value))
            {
                return false;
            }
        }
        else if (!HanNumerals.TryRead(units, at, single: true, out end, out value))
        {
            return false;
        }

        number = value is >= 0 and <= 9999 && decimal.IsInteger(value) ? (int)value : -1;
        return number >= 0;
    }

    private static bool TryDay(ReadOnlySpan<char> units, int at, out int end, out int day)
    {
        if (!TryTwoDigits(units, at, out end, out day) || day is < 1 or > 31)
        {
            return false;
        }

        if (NumberScan.Word(units, end) is "st" or "nd" or "rd" or "th")
        {
            end += 2;
        }

        return NumberScan.EndsWord(units, end)
            && !(NumberScan.At(units, end) is '.' or ',' && NumberScan.IsDigit(units, end + 1));
    }

    private static bool TryTwoDigits(ReadOnlySpan<char> units, int at, out int end, out int value)
    {
        end = at;
        value = 0;
        while (NumberScan.IsDigit(units, end) && end - at < 3)
        {
            value = (value * 10) + (units[end] - '0');
            end++;
        }

        return end - at is 1 or 2;
    }

    private static bool TryYear(ReadOnlySpan<char> units, int at, out int end, out int year)
    {
        end = at;
        year = 0;
        while (NumberScan.IsDigit(units, end) && end - at < 5)
        {
            year = (year * 10) + (units[end] - '0');
            end++;
        }

        return end - at == 4
            && year is >= 1000 and <= 2999
            && (NumberScan.At(units, end) == '年' || NumberScan.EndsWord(units, end));
    }

    private static int DigitsEnd(ReadOnlySpan<char> units, int at)
    {
        while (NumberScan.IsDigit(units, at))
        {
            at++;
        }

        return at;
    }

    private static int AfterName(ReadOnlySpan<char> units, int at) =>
        SkipSpaces(units, NumberScan.At(units, at) == '.' ? at + 1 : at);

    private static int SkipComma(ReadOnlySpan<char> units, int at)
    {
        at = SkipSpaces(units, at);
        return NumberScan.At(units, at) == ',' ? SkipSpaces(units, at + 1) : at;
    }

    private static int SkipSpaces(ReadOnlySpan<char> units, int at) =>
        NumberScan.SkipSpace(units, NumberScan.SkipSpace(units, at));
}

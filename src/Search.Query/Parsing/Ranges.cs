using System.Globalization;
using Search.Query.Contract;

namespace Search.Query.Parsing;

/// <summary>Ranges of numbers and dates as they are written in conditions.</summary>
internal static class Ranges
{
    private const int MostPositions = 1_000_000;

    public static RangeFilter? Length(NumberColumn column, ReadOnlySpan<char> value, out string problem)
    {
        problem = string.Empty;
        if (TryBounds(value, '-', out var low, out var high, out var single))
        {
            var minimum = 0;
            var maximum = MostPositions;
            if (
                (low.IsEmpty || TryNumber(low, out minimum))
                && (high.IsEmpty || TryNumber(high, out maximum))
                && minimum <= (single ? maximum = minimum : maximum)
            )
            {
                return new RangeFilter(column, minimum, maximum);
            }
        }

        problem = $"'{value}' is no range of lengths; write 5-10, 5-, -10 or 5";
        return null;
    }

    public static RangeFilter? Quality(ReadOnlySpan<char> value, out string problem)
    {
        problem = string.Empty;
        if (TryBounds(value, '-', out var low, out var high, out var single))
        {
            var minimum = 0;
            var maximum = 1000;
            if (
                (low.IsEmpty || TryThousandths(low, out minimum))
                && (high.IsEmpty || TryThousandths(high, out maximum))
                && minimum <= (single ? maximum = minimum : maximum)
            )
            {
                return new RangeFilter(NumberColumn.Quality, minimum, maximum);
            }
        }

        problem = $"'{value}' is no range of qualities; write 0.7-, 0.5-0.9 or -0.5, between 0 and 1";
        return null;
    }

    public static RangeFilter? Date(ReadOnlySpan<char> value, out string problem)
    {
        problem = string.Empty;
        var dots = value.IndexOf("..", StringComparison.Ordinal);
        var low = dots < 0 ? value : value[..dots];
        var high = dots < 0 ? value : value[(dots + 2)..];
        var minimum = DateOnly.MinValue;
        var maximum = DateOnly.MaxValue;
        if (
            !(low.IsEmpty && high.IsEmpty)
            && (low.IsEmpty || TryDate(low, out minimum, out _))
            && (high.IsEmpty || TryDate(high, out _, out maximum))
            && minimum <= maximum
        )
        {
            return new RangeFilter(NumberColumn.Date, minimum.DayNumber, maximum.DayNumber);
        }

        problem = $"'{value}' is no range of dates; write 2020-01-31.., ..2020, 2019..2020-06 or 2020";
        return null;
    }

    public static string Print(RangeFilter range)
    {
        ArgumentNullException.ThrowIfNull(range);
        var (low, high) = (range.Minimum, range.Maximum);
        return range.Column switch
        {
            NumberColumn.Quality => string.Create(
                CultureInfo.InvariantCulture,
                $"quality:{low / 1000m:0.###}-{high / 1000m:0.###}"
            ),
            NumberColumn.Date => string.Create(
                CultureInfo.InvariantCulture,
                $"date:{DateOnly.FromDayNumber(low):yyyy-MM-dd}..{DateOnly.FromDayNumber(high):yyyy-MM-dd}"
            ),
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"{(range.Column == NumberColumn.EnglishLength ? "len_en" : "len_zh")}:{low}-{high}"
            ),
        };
    }

    private static bool TryBounds(
        ReadOnlySpan<char> value,
        char separator,
        out ReadOnlySpan<char> low,
        out ReadOnlySpan<char> high,
        out bool single
    )
    {
        var at = value.IndexOf(separator);
        single = at < 0;
        low = single ? value : value[..at];
        high = single ? default : value[(at + 1)..];
        return !(low.IsEmpty && high.IsEmpty);
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= MostPositions;

    private static bool TryThousandths(ReadOnlySpan<char> text, out int thousandths)
    {
        var read = decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        read &= number <= 1;
        thousandths = read ? (int)decimal.Round(number * 1000) : 0;
        return read;
    }

    // A year or a month stands for all its days.
    private static bool TryDate(ReadOnlySpan<char> text, out DateOnly first, out DateOnly last)
    {
        first = last = default;
        Span<char> whole = stackalloc char[10];
        if (text.Length is not (4 or 7 or 10))
        {
            return false;
        }

        "0001-01-01".CopyTo(whole);
        text.CopyTo(whole);
        if (!DateOnly.TryParseExact(whole, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out first))
        {
            return false;
        }

        last = text.Length switch
        {
            4 => new DateOnly(first.Year, 12, 31),
            7 => new DateOnly(first.Year, first.Month, DateTime.DaysInMonth(first.Year, first.Month)),
            _ => first,
        };
        return true;
    }
}

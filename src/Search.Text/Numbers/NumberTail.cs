using Search.Text.Folding;

namespace Search.Text.Numbers;

/// <summary>Reads what follows a value: a percent sign, a unit, a currency, or nothing.</summary>
internal static class NumberTail
{
    /// <summary>Adds the expression that a value makes with what follows it, and the bare value inside it.</summary>
    /// <param name="units">Folded text.</param>
    /// <param name="start">First unit of the value.</param>
    /// <param name="end">Past the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="found">Receives the expressions.</param>
    /// <param name="alone">Whether the value counts as a number with nothing after it.</param>
    public static bool Add(
        ReadOnlySpan<char> units,
        int start,
        int end,
        decimal value,
        List<NumberExpression> found,
        bool alone = true
    )
    {
        if (TryPercent(units, end, out var percentEnd, out var points, out var perMille))
        {
            var kind = points ? NumberKind.PercentagePoint : NumberKind.Percent;
            found.Add(new(start, percentEnd, kind, perMille ? value / 10 : value));
            return true;
        }

        if (TryUnit(units, end, out var unitEnd, out var unit) && (alone || unitEnd - end > 1))
        {
            var kind = MeasureUnits.IsCurrency(unit) ? NumberKind.Money : NumberKind.Measure;
            found.Add(new(start, unitEnd, kind, value, 0, unit));
            if (alone)
            {
                found.Add(new(start, end, NumberKind.Plain, value));
            }

            return true;
        }

        if (!alone || IsPartOfWord(units, end))
        {
            return false;
        }

        found.Add(new(start, end, NumberKind.Plain, value));
        return true;
    }

    /// <summary>The end of a currency that is named after an amount whose sign stands before it.</summary>
    public static int CurrencyEnd(ReadOnlySpan<char> units, int end, ref string currency)
    {
        if (TryUnit(units, end, out var unitEnd, out var unit) && MeasureUnits.IsCurrency(unit))
        {
            currency = unit;
            return unitEnd;
        }

        return end;
    }

    // 5g and 1990s are words; 15 in iPhone15Pro is a number.
    private static bool IsPartOfWord(ReadOnlySpan<char> units, int end)
    {
        if (end >= units.Length || CharClasses.Of(units[end]) != CharClass.Letter)
        {
            return false;
        }

        var word = NumberScan.Word(units, end);
        return word.Length < 2 || word is "st" or "nd" or "rd" or "th";
    }

    private static bool TryPercent(
        ReadOnlySpan<char> units,
        int end,
        out int percentEnd,
        out bool points,
        out bool perMille
    )
    {
        var at = NumberScan.SkipSpace(units, end);
        points = false;
        perMille = NumberScan.At(units, at) == '‰';
        percentEnd = at + 1;
        if (perMille || NumberScan.At(units, at) == '%')
        {
            return true;
        }

        var word = NumberScan.Word(units, at);
        if (word is "percent" or "pct")
        {
            percentEnd = at + word.Length;
            return NumberScan.EndsWord(units, percentEnd);
        }

        if (word is "percentage" && NumberScan.Word(units, at + 11) is "point" or "points")
        {
            points = true;
            percentEnd = at + 11 + NumberScan.Word(units, at + 11).Length;
            return true;
        }

        if (word is "per" && NumberScan.Word(units, at + 4) is "cent" && NumberScan.At(units, at + 3) == ' ')
        {
            percentEnd = at + 8;
            return NumberScan.EndsWord(units, percentEnd);
        }

        var han = NumberScan.At(units, at) == '个' ? at + 1 : at;
        points = han + 3 <= units.Length && units[han..(han + 3)] is "百分点";
        percentEnd = han + 3;
        return points;
    }

    private static bool TryUnit(ReadOnlySpan<char> units, int end, out int unitEnd, out string unit)
    {
        var at = NumberScan.SkipSpace(units, end);
        unitEnd = at;
        unit = string.Empty;
        if (at >= units.Length)
        {
            return false;
        }

        if (CharClasses.Of(units[at]) == CharClass.Han)
        {
            var named = MeasureUnits.TryHan(units[at..], out unit, out var length);
            unitEnd = at + length;
            return named;
        }

        if (units[at] == '°')
        {
            var scale = NumberScan.SkipSpace(units, at + 1);
            unit = NumberScan.At(units, scale) == 'f' ? "°f" : "°c";
            unitEnd = scale + 1;
            return NumberScan.At(units, scale) is 'c' or 'f' && NumberScan.EndsWord(units, unitEnd);
        }

        at = at == end && units[at] == '-' ? at + 1 : at;
        return TryNamed(units, at, attached: at == end, out unitEnd, out unit);
    }

    private static bool TryNamed(ReadOnlySpan<char> units, int at, bool attached, out int unitEnd, out string unit)
    {
        unit = string.Empty;
        var word = NumberScan.Word(units, at);
        unitEnd = at + word.Length;
        if (word is "degrees" or "degree")
        {
            var scale = NumberScan.Word(units, unitEnd + 1);
            unit = scale is "fahrenheit" ? "°f" : "°c";
            unitEnd += 1 + scale.Length;
            return scale is "celsius" or "centigrade" or "fahrenheit";
        }

        if (word is "square" or "cubic" or "sq")
        {
            var power = word is "cubic" ? '3' : '2';
            var side = NumberScan.Word(units, unitEnd + 1);
            unitEnd += 1 + side.Length;
            unit = Powered(MeasureUnits.TryLatin(side, out var length) ? length : string.Empty, power);
            return unit.Length > 0;
        }

        if (word is "us" && NumberScan.Word(units, unitEnd + 1) is "dollar" or "dollars")
        {
            unit = "USD";
            unitEnd += 1 + NumberScan.Word(units, unitEnd + 1).Length;
            return true;
        }

        if (word.IsEmpty || !MeasureUnits.TryLatin(word, out unit))
        {
            return false;
        }

        if (NumberScan.At(units, unitEnd) is '2' or '3' && Powered(unit, units[unitEnd]) is { Length: > 0 } powered)
        {
            unit = powered;
            unitEnd++;
        }
        else if (unit is "km" && NumberScan.At(units, unitEnd) == '/' && NumberScan.At(units, unitEnd + 1) == 'h')
        {
            unit = "km/h";
            unitEnd += 2;
        }
        else if (attached && word.Length == 1)
        {
            // One letter right after a digit is rather a name: 5G, 4K, 100m.
            return false;
        }

        return NumberScan.EndsWord(units, unitEnd);
    }

    private static string Powered(string unit, char power) =>
        (unit, power) switch
        {
            ("km", '2') => "km2",
            ("m", '2') => "m2",
            ("m", '3') => "m3",
            ("cm", '2') => "cm2",
            ("mi", '2') => "mi2",
            ("ft", '2') => "ft2",
            _ => string.Empty,
        };
}

using Search.Text.Folding;

namespace Search.Text.Numbers;

/// <summary>Reads the scale after digits: million, bn, 万, 亿, and the smaller part after it (3亿5000万).</summary>
internal static class NumberScale
{
    private const decimal Largest = 1e16m;

    /// <summary>Multiplies a value by the scale that follows and gives the end of it.</summary>
    /// <param name="units">Folded text.</param>
    /// <param name="folded">The same with its marks.</param>
    /// <param name="at">Past the digits.</param>
    /// <param name="value">The value so far.</param>
    /// <param name="money">Whether k, m and b are thousands, millions and billions, as after a currency.</param>
    public static int Extend(ReadOnlySpan<char> units, FoldedText folded, int at, ref decimal value, bool money = false)
    {
        var han = ExtendHan(units, NumberScan.SkipSpace(units, at), ref value);
        if (han > NumberScan.SkipSpace(units, at))
        {
            return ExtendBelow(units, folded, han, ref value);
        }

        for (var round = 0; round < 2 && value < Largest; round++)
        {
            var from = at + (NumberScan.At(units, at) is ' ' or '-' ? 1 : 0);
            var word = NumberScan.Word(units, from);
            var scale = word switch
            {
                "hundred" => 100m,
                "thousand" or "thousands" => 1000m,
                "million" or "millions" or "mn" or "mln" => 1_000_000m,
                "billion" or "billions" or "bn" or "bln" => 1_000_000_000m,
                "trillion" or "trillions" or "tn" => 1_000_000_000_000m,
                "k" when money && from == at => 1000m,
                "m" when money && from == at => 1_000_000m,
                "b" when money && from == at => 1_000_000_000m,
                _ => 0m,
            };
            if (scale == 0 || !NumberScan.EndsWord(units, from + word.Length))
            {
                return at;
            }

            value *= scale;
            at = from + word.Length;
        }

        return at;
    }

    /// <summary>The same for Chinese scales: 百, 千, 万, 亿 and their products (百万), but not the 千 of 千米.</summary>
    public static int ExtendHan(ReadOnlySpan<char> units, int at, ref decimal value)
    {
        var scaled = value;
        var end = at;
        while (
            end - at < 3
            && HanNumerals.ValueOf(NumberScan.At(units, end)) is >= 100 and var scale
            && scaled < Largest
            && !MeasureUnits.TryHan(units[end..], out _, out _)
            && !(NumberScan.At(units, end + 1) == '分' && NumberScan.At(units, end + 2) is '之' or '点')
        )
        {
            scaled *= scale;
            end++;
        }

        if (end > at)
        {
            value = scaled;
        }

        return end;
    }

    private static int ExtendBelow(ReadOnlySpan<char> units, FoldedText folded, int at, ref decimal value)
    {
        while (
            value < Largest
            && NumberScan.IsDigit(units, at)
            && NumberScan.TryDigits(units, folded, at, out var end, out var part)
        )
        {
            var scaled = part;
            var after = ExtendHan(units, end, ref scaled);
            if (after == end || scaled >= value)
            {
                break;
            }

            value += scaled;
            at = after;
        }

        return at;
    }
}

using Search.Text.Folding;

namespace Search.Text.Numbers;

/// <summary>
/// Reads the numeral expression that starts at a unit of folded text: numbers, percentages, fractions, dates, amounts of
/// money and measures of both languages, so that 5.6 million, 560万 and 五百六十万 have one value. Reused from text to text.
/// </summary>
internal sealed class NumberParser
{
    private readonly List<NumberExpression> _found = new(8);

    /// <summary>The whole expression first, then the numbers inside it that count by themselves (the day in a date).</summary>
    public List<NumberExpression> Found => _found;

    /// <summary>Reads an expression that starts with a digit, a number word, a month, a currency or a Chinese numeral.</summary>
    /// <returns>False where none starts, and nothing is found.</returns>
    public bool TryRead(FoldedText folded, int start)
    {
        _found.Clear();
        var units = folded.Units;
        var first = units[start];
        if (char.IsAsciiDigit(first))
        {
            return DateReader.TryIso(units, start, _found)
                || DateReader.TryDayFirst(units, start, _found)
                || DateReader.TryHan(units, folded, start, _found)
                || TryDigits(units, folded, start);
        }

        if (char.IsAsciiLetterLower(first))
        {
            return DateReader.TryMonthFirst(units, start, _found)
                || TryPrefixedMoney(units, folded, start)
                || TryWords(units, start);
        }

        return first is '$' or '¥' or '€' or '£'
            ? TryPrefixedMoney(units, folded, start)
            : TryHan(units, folded, start);
    }

    private bool TryDigits(ReadOnlySpan<char> units, FoldedText folded, int start)
    {
        if (!NumberScan.TryDigits(units, folded, start, out var end, out var value))
        {
            return false;
        }

        if (TryFraction(units, folded, start, end, value))
        {
            return true;
        }

        end = NumberScale.Extend(units, folded, end, ref value);

        // A letter right after it makes another thing of it (5g, 1990s), unless it names what is counted.
        return NumberTail.Add(units, start, end, value, _found);
    }

    private bool TryFraction(ReadOnlySpan<char> units, FoldedText folded, int start, int end, decimal value)
    {
        var whole = 0m;
        var numeratorAt = start;
        if (end < units.Length && folded.IsSetNumber(end) && decimal.IsInteger(value))
        {
            // 3½
            whole = value;
            numeratorAt = end;
            if (!NumberScan.TryDigits(units, folded, numeratorAt, out end, out value))
            {
                return false;
            }
        }

        if (
            NumberScan.At(units, end) != '/'
            || !NumberScan.IsDigit(units, end + 1)
            || !decimal.IsInteger(value)
            || !NumberScan.TryDigits(units, folded, end + 1, out var last, out var denominator)
            || denominator is < 2 or > 1000
            || NumberScan.At(units, last) == '/'
            || !NumberScan.EndsWord(units, last)
        )
        {
            return false;
        }

        if (numeratorAt > start)
        {
            return NumberTail.Add(units, start, last, whole + (value / denominator), _found);
        }

        _found.Add(new(start, last, NumberKind.Fraction, value, denominator));
        return true;
    }

    private bool TryPrefixedMoney(ReadOnlySpan<char> units, FoldedText folded, int start)
    {
        var at = start;
        var currency = string.Empty;
        var word = NumberScan.Word(units, at);
        if (word.Length > 0)
        {
            if (!NumberWords.TryCurrency(word, out currency))
            {
                return false;
            }

            at += word.Length;
            if (word.Length == 2 && NumberScan.At(units, at) != '$')
            {
                return false;
            }
        }

        var sign = NumberScan.At(units, at);
        if (sign is '$' or '¥' or '€' or '£')
        {
            currency = currency.Length > 0 ? currency : SignCurrency(sign);
            at++;
        }

        at = NumberScan.SkipSpace(units, at);
        if (!NumberScan.IsDigit(units, at) || !NumberScan.TryDigits(units, folded, at, out var end, out var value))
        {
            return false;
        }

        end = NumberScale.Extend(units, folded, end, ref value, money: true);
        if (!NumberScan.EndsWord(units, end) && CharClasses.Of(units[end]) == CharClass.Digit)
        {
            return false;
        }

        // $5 million dollars, 5 US dollars: what follows may name the currency again.
        var tail = NumberTail.CurrencyEnd(units, end, ref currency);
        _found.Add(new(start, tail, NumberKind.Money, value, 0, currency));
        _found.Add(new(at, end, NumberKind.Plain, value));
        return true;
    }

    private bool TryWords(ReadOnlySpan<char> units, int start)
    {
        if (!NumberWordReader.TryRead(units, start, out var end, out var value, out var words))
        {
            return false;
        }

        // one third, two-thirds
        var after = end + (NumberScan.At(units, end) is ' ' or '-' ? 1 : 0);
        var next = NumberScan.Word(units, after);
        if (after > end && NumberWords.TryDenominator(next, out var denominator) && value < denominator)
        {
            _found.Add(new(start, after + next.Length, NumberKind.Fraction, value, denominator));
            return true;
        }

        return NumberTail.Add(units, start, end, value, _found, alone: words > 1 || value > 10);
    }

    private bool TryHan(ReadOnlySpan<char> units, FoldedText folded, int start)
    {
        if (!HanNumerals.Starts(units[start]))
        {
            return false;
        }

        if (
            units[start] is '百' or '千'
            && NumberScan.At(units, start + 1) == '分'
            && NumberScan.At(units, start + 2) == '之'
        )
        {
            if (
                !TryHanNumber(
                    units,
                    folded,
                    NumberScan.SkipSpace(units, start + 3),
                    out var percentEnd,
                    out var percent
                )
            )
            {
                return false;
            }

            percent /= units[start] == '千' ? 10 : 1;
            _found.Add(new(start, percentEnd, NumberKind.Percent, percent));
            return true;
        }

        if (DateReader.TryHan(units, folded, start, _found))
        {
            return true;
        }

        if (!TryHanNumber(units, folded, start, out var end, out var value))
        {
            return false;
        }

        // 三分之二: the denominator comes first.
        if (NumberScan.At(units, end) == '分' && NumberScan.At(units, end + 1) == '之')
        {
            if (TryHanNumber(units, folded, end + 2, out var last, out var numerator))
            {
                _found.Add(new(start, last, NumberKind.Fraction, numerator, value));
                return true;
            }
        }

        return NumberTail.Add(units, start, end, value, _found, alone: end - start > 1);
    }

    private static bool TryHanNumber(
        ReadOnlySpan<char> units,
        FoldedText folded,
        int start,
        out int end,
        out decimal value
    )
    {
        if (NumberScan.IsDigit(units, start))
        {
            return NumberScan.TryDigits(units, folded, start, out end, out value);
        }

        if (!HanNumerals.TryRead(units, start, single: true, out end, out value))
        {
            return false;
        }

        if (NumberScan.At(units, end) == '点')
        {
            var scale = 1m;
            var at = end + 1;
            var decimals = 0m;
            while (at < units.Length && at - end <= 10 && HanNumerals.ValueOf(units[at]) is >= 0 and <= 9 and var digit)
            {
                scale /= 10;
                decimals += digit * scale;
                at++;
            }

            // 三点五十分 is a time of day.
            if (at > end + 1 && NumberScan.At(units, at) is not ('十' or '分' or '刻'))
            {
                end = at;
                value += decimals;
                end = NumberScale.ExtendHan(units, end, ref value);
            }
        }

        return true;
    }

    private static string SignCurrency(char sign) =>
        sign switch
        {
            '$' => "USD",
            '€' => "EUR",
            '£' => "GBP",
            _ => "CNY",
        };
}

using System.Globalization;

namespace Search.Corpus.Alignment.Evidence;

/// <summary>Numbers written with digits, with a following multiplier of either language: 5.6 million is 560万.</summary>
internal static class NumberText
{
    /// <summary>Reads the number that begins at a digit; gives its end and its value in a canonical form.</summary>
    public static int Read(ReadOnlySpan<char> text, int start, out string value)
    {
        var end = start;
        Span<char> digits = stackalloc char[32];
        var count = 0;
        while (end < text.Length && count < digits.Length)
        {
            var c = text[end] is >= '０' and <= '９' ? (char)(text[end] - '０' + '0') : text[end];
            if (char.IsAsciiDigit(c) || (c == '.' && IsDigit(text, end + 1) && digits[..count].IndexOf('.') < 0))
            {
                digits[count++] = c;
            }
            else if (
                !(
                    c is ',' or '，'
                    && IsDigit(text, end + 1)
                    && IsDigit(text, end + 2)
                    && IsDigit(text, end + 3)
                    && !IsDigit(text, end + 4)
                )
            )
            {
                break;
            }

            end++;
        }

        if (
            !decimal.TryParse(
                digits[..count],
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            value = digits[..count].ToString();
            return Math.Max(end, start + 1);
        }

        var multiplier = Multiplier(text, ref end);
        if (number < 1_000_000_000_000_000m)
        {
            number *= multiplier;
        }

        value = number.ToString("0.############", CultureInfo.InvariantCulture);
        return end;
    }

    private static bool IsDigit(ReadOnlySpan<char> text, int at) => at < text.Length && char.IsAsciiDigit(text[at]);

    private static decimal Multiplier(ReadOnlySpan<char> text, ref int end)
    {
        var at = end;
        while (at < text.Length && text[at] is ' ' or '-' or '\u00A0')
        {
            at++;
        }

        var rest = text[at..];
        foreach (var (name, factor) in Names)
        {
            if (rest.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                end = at + name.Length;
                return factor;
            }
        }

        var product = 1m;
        while (end < text.Length && product < 1_000_000_000_000m)
        {
            decimal? factor = text[end] switch
            {
                '十' => 10m,
                '百' => 100m,
                '千' => 1000m,
                '万' or '萬' => 10_000m,
                '亿' or '億' => 100_000_000m,
                _ => null,
            };
            if (factor is not { } known)
            {
                break;
            }

            product *= known;
            end++;
        }

        return product;
    }

    private static readonly (string Name, decimal Factor)[] Names =
    [
        ("hundred", 100m),
        ("thousand", 1000m),
        ("million", 1_000_000m),
        ("billion", 1_000_000_000m),
        ("trillion", 1_000_000_000_000m),
    ];
}

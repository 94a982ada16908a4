using System.Globalization;

namespace Search.Text.Numbers;

/// <summary>A numeral expression in folded text, with its value.</summary>
/// <param name="Start">First folded unit.</param>
/// <param name="End">Past the last folded unit.</param>
/// <param name="Kind">What it counts.</param>
/// <param name="Value">The number; of a fraction the numerator; of a date 10000 × year + 100 × month + day.</param>
/// <param name="Second">The denominator of a fraction.</param>
/// <param name="Unit">The unit or currency in its canonical form.</param>
internal readonly record struct NumberExpression(
    int Start,
    int End,
    NumberKind Kind,
    decimal Value,
    decimal Second = 0,
    string Unit = ""
)
{
    /// <summary>The longest term of any expression, in UTF-16 units.</summary>
    public const int LongestTerm = 80;

    /// <summary>Writes the canonical term: marker, kind, value, unit.</summary>
    /// <returns>The length of the term.</returns>
    public int WriteTerm(Span<char> term)
    {
        term[0] = NumberTerm.Marker;
        term[1] = Kind switch
        {
            NumberKind.Percent => '%',
            NumberKind.PercentagePoint => 'p',
            NumberKind.Fraction => '/',
            NumberKind.Money => '$',
            NumberKind.Measure => 'u',
            NumberKind.Date or NumberKind.YearMonth or NumberKind.MonthDay => 'd',
            _ => 'n',
        };
        var length = 2;
        switch (Kind)
        {
            case NumberKind.Date or NumberKind.YearMonth or NumberKind.MonthDay:
                return length + WriteDate(term[length..]);
            case NumberKind.Fraction:
                length += Write(Value, term[length..]);
                term[length++] = '/';
                return length + Write(Second, term[length..]);
            default:
                length += Write(Value, term[length..]);
                Unit.CopyTo(term[length..]);
                return length + Unit.Length;
        }
    }

    private int WriteDate(Span<char> term)
    {
        var value = (int)Value;
        var format = Kind switch
        {
            NumberKind.Date => "0000-00-00",
            NumberKind.YearMonth => "0000-00",
            _ => "--00-00",
        };
        var divided = Kind == NumberKind.YearMonth ? value / 100 : value;
        for (var i = format.Length - 1; i >= 0; i--)
        {
            term[i] = format[i];
            if (format[i] == '0')
            {
                term[i] = (char)('0' + (divided % 10));
                divided /= 10;
            }
        }

        return format.Length;
    }

    private static int Write(decimal value, Span<char> term)
    {
        // Dividing by one with 28 zeros drops the zeros after the point, so that 3.50 is 3.5.
        _ = (value / 1.0000000000000000000000000000m).TryFormat(
            term,
            out var length,
            default,
            CultureInfo.InvariantCulture
        );
        return length;
    }
}

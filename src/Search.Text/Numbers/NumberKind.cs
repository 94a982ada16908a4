namespace Search.Text.Numbers;

/// <summary>What a numeral expression counts.</summary>
internal enum NumberKind : byte
{
    /// <summary>A bare number: 5.6 million, 560万, 2026年.</summary>
    Plain,

    /// <summary>17%, 百分之十七.</summary>
    Percent,

    /// <summary>3 percentage points, 3个百分点.</summary>
    PercentagePoint,

    /// <summary>2/3, 三分之二, two thirds.</summary>
    Fraction,

    /// <summary>$5, 5美元.</summary>
    Money,

    /// <summary>5 kg, 5公斤.</summary>
    Measure,

    /// <summary>21 November 2026.</summary>
    Date,

    /// <summary>November 2026.</summary>
    YearMonth,

    /// <summary>21 November.</summary>
    MonthDay,
}

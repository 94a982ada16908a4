using System.Globalization;

namespace Search.Corpus.Documents;

/// <summary>Reads the dates that documents state.</summary>
internal static class Dates
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd",
        "yyyy/MM/dd",
        "yyyy/M/d",
        "yyyy-M-d",
        "yyyy.MM.dd",
        "yyyyMMdd",
        "yyyyMMdd'T'HHmmss'Z'",
        "yyyy年M月d日",
        "MMMM d, yyyy",
        "MMM d, yyyy",
        "d MMMM yyyy",
        "d MMM yyyy",
    ];

    /// <summary>Reads a date, with or without a time after it.</summary>
    /// <returns>Null when the text is no date that is understood.</returns>
    public static DateOnly? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        text = text.Trim().Trim('"', '\'');
        if (DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        // A time of day after the date is left out rather than moved to another zone.
        return
            text.Length > 10
            && text[10] is 'T' or ' '
            && DateOnly.TryParseExact(text[..10], Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            ? date
            : null;
    }
}

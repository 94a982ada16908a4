using System.Globalization;

namespace Search.Corpus.Readers.Subtitles;

/// <summary>Reads times such as <c>01:02:03,450</c>, <c>02:03.45</c> and <c>1:02:03.45</c>.</summary>
internal static class CueTime
{
    /// <summary>Reads a time: hours if there are three numbers, minutes, seconds, and a fraction if any.</summary>
    /// <returns>False when the text is no time.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan time)
    {
        time = default;
        text = text.Trim();
        var point = text.LastIndexOfAny(',', '.');
        if (!TryFraction(point < 0 ? "0" : text[(point + 1)..], out var milliseconds))
        {
            return false;
        }

        long seconds = 0;
        var rest = point < 0 ? text : text[..point];
        for (var count = 1; ; count++)
        {
            var colon = rest.IndexOf(':');
            if (count > 3 || !TryNumber(colon < 0 ? rest : rest[..colon], out var number))
            {
                return false;
            }

            seconds = (seconds * 60) + number;
            if (colon < 0)
            {
                time = TimeSpan.FromMilliseconds((seconds * 1000) + milliseconds);
                return count > 1;
            }

            rest = rest[(colon + 1)..];
        }
    }

    private static bool TryFraction(ReadOnlySpan<char> digits, out int milliseconds)
    {
        milliseconds = 0;
        if (digits.Length > 9 || !TryNumber(digits[..Math.Min(3, digits.Length)], out var number))
        {
            return false;
        }

        milliseconds = digits.Length switch
        {
            1 => number * 100,
            2 => number * 10,
            _ => number,
        };
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        return digits.Length is > 0 and <= 4
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}

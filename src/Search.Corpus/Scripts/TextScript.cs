using System.Globalization;
using System.Text;

namespace Search.Corpus.Scripts;

/// <summary>How much of a text is Han characters and how much Latin words.</summary>
/// <param name="Han">The number of Han characters.</param>
/// <param name="Latin">The number of letters of the Latin script.</param>
/// <param name="Words">The number of runs of Latin letters.</param>
internal readonly record struct TextScript(int Han, int Latin, int Words)
{
    /// <summary>Whether the text can be a Chinese side: a word of English weighs as much as 1.5 Han characters.</summary>
    public bool IsChinese => Han > 0 && Han * 2 >= Words;

    /// <summary>Whether the text can be an English side.</summary>
    public bool IsEnglish => Words > 0 && Words * 2 > Han;

    /// <summary>Counts.</summary>
    public static TextScript Of(ReadOnlySpan<char> text)
    {
        var han = 0;
        var latin = 0;
        var words = 0;
        var inWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var isLatin = IsLatin(rune);
            words += isLatin && !inWord ? 1 : 0;
            latin += isLatin ? 1 : 0;
            han += IsHan(rune.Value) ? 1 : 0;
            inWord = isLatin || (inWord && rune.Value is '\'' or '’' or '-');
        }

        return new TextScript(han, latin, words);
    }

    /// <summary>Whether a text holds a Han character.</summary>
    public static bool HasHan(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHan(rune.Value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a code point is a Han character.</summary>
    public static bool IsHan(int codePoint) =>
        codePoint
            is (>= 0x4E00 and <= 0x9FFF)
                or (>= 0x3400 and <= 0x4DBF)
                or 0x3007
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x20000 and <= 0x3FFFF);

    private static bool IsLatin(Rune rune) =>
        rune.Value switch
        {
            < 0x80 => char.IsAsciiLetter((char)rune.Value),
            (>= 0xC0 and <= 0x24F) or (>= 0x1E00 and <= 0x1EFF) or (>= 0xFF21 and <= 0xFF5A) => Rune.IsLetter(rune),
            (>= 0x300 and <= 0x36F) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark,
            _ => false,
        };
}

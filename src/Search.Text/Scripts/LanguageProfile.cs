using System.Buffers;
using System.Globalization;
using System.Text;
using Search.Text.Pairs;

namespace Search.Text.Scripts;

/// <summary>What a text is made of, as far as telling its language needs.</summary>
/// <param name="HanCharacters">Chinese characters.</param>
/// <param name="LatinWords">Runs of Latin letters.</param>
/// <param name="LatinLetters">Latin letters.</param>
/// <param name="Digits">Decimal digits of any kind.</param>
/// <param name="Kana">Japanese syllables, which Chinese text has hardly ever.</param>
/// <param name="OtherLetters">Letters of all other scripts.</param>
public readonly record struct LanguageProfile(
    int HanCharacters,
    int LatinWords,
    int LatinLetters,
    int Digits,
    int Kana,
    int OtherLetters
)
{
    private static readonly SearchValues<char> Joiners = SearchValues.Create("'’-‐");

    /// <summary>
    /// The language of the text: Chinese when it has at least as many Chinese characters as Latin words (a word
    /// translates to one or two characters), English when there are more words, null when it has neither.
    /// </summary>
    public Language? Dominant =>
        HanCharacters == 0 && LatinWords == 0 ? null
        : HanCharacters >= LatinWords ? Language.Chinese
        : Language.English;

    /// <summary>The Chinese share of characters and words together, 0 to 1; 0 for a text with neither.</summary>
    public float ChineseShare => HanCharacters == 0 ? 0f : (float)HanCharacters / (HanCharacters + LatinWords);

    /// <summary>Counts the characters and words of a text.</summary>
    public static LanguageProfile Measure(ReadOnlySpan<char> text)
    {
        int han = 0,
            words = 0,
            letters = 0,
            digits = 0,
            kana = 0,
            others = 0;
        var inWord = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var value = rune.Value;
            var latin = IsLatin(value);
            if (latin)
            {
                letters++;
                words += inWord ? 0 : 1;
            }
            else if (HanRange.Contains(value))
            {
                han++;
            }
            else if (Rune.IsDigit(rune))
            {
                digits++;
            }
            else if (value is (>= 0x3041 and <= 0x30FF and not 0x30FB) or (>= 0xFF66 and <= 0xFF9D))
            {
                kana++;
            }
            else if (value > 0x7F && Rune.IsLetter(rune))
            {
                others++;
            }

            inWord = latin || (inWord && IsInsideWord(rune));
        }

        return new LanguageProfile(han, words, letters, digits, kana, others);
    }

    private static bool IsLatin(int value) =>
        value < 0x80
            ? (uint)((value | 0x20) - 'a') < 26
            : value
                is (>= 0xC0 and <= 0x24F and not (0xD7 or 0xF7))
                    or (>= 0x1E00 and <= 0x1EFF)
                    or (>= 0xFF21 and <= 0xFF3A)
                    or (>= 0xFF41 and <= 0xFF5A);

    private static bool IsInsideWord(Rune rune) =>
        rune.Value < 0x10000
        && (
            Joiners.Contains((char)rune.Value)
            || Rune.IsDigit(rune)
            || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark
        );
}

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Search.Text.Scripts;

namespace Search.Text.Folding;

/// <summary>The classes of characters, from the Unicode categories that the runtime carries on every platform.</summary>
internal static class CharClasses
{
    private static readonly CharClass[] Basic = Build();

    /// <summary>The classes of the basic plane, one byte each, for the fingerprint of the analysis.</summary>
    public static ReadOnlySpan<CharClass> All => Basic;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CharClass Of(char unit) => Basic[unit];

    /// <summary>The class of any code point.</summary>
    public static CharClass Of(Rune rune) => rune.IsBmp ? Basic[rune.Value] : Classify(rune.Value);

    private static CharClass[] Build()
    {
        var classes = new CharClass[0x10000];
        for (var unit = 0; unit < classes.Length; unit++)
        {
            classes[unit] = Classify(unit);
        }

        return classes;
    }

    private static CharClass Classify(int codePoint)
    {
        if (HanRange.Contains(codePoint))
        {
            return CharClass.Han;
        }

        if (
            codePoint
            is (>= 0x3041 and <= 0x3096)
                or (>= 0x309D and <= 0x312F and not (0x30A0 or 0x30FB))
                or (>= 0x31A0 and <= 0x31BF)
                or (>= 0x31F0 and <= 0x31FF)
        )
        {
            return CharClass.Syllable;
        }

        return CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
        {
            UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter
            or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark
            or UnicodeCategory.LetterNumber => CharClass.Letter,
            UnicodeCategory.DecimalDigitNumber => codePoint < 0x80 ? CharClass.Digit : CharClass.Letter,
            UnicodeCategory.Surrogate => CharClass.Surrogate,
            UnicodeCategory.Control => codePoint is (>= 9 and <= 13) or 0x85 ? CharClass.Space : CharClass.Other,
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator =>
                CharClass.Space,
            // Signs after a name are no words; the degree sign belongs to a unit.
            UnicodeCategory.OtherSymbol => codePoint
                is 0x2122
                    or 0x2120
                    or 0xA6
                    or 0xA9
                    or 0xAE
                    or 0xB0
                    or 0xFFFC
                    or 0xFFFD
                ? CharClass.Other
                : CharClass.Symbol,
            UnicodeCategory.OtherNumber or UnicodeCategory.PrivateUse => CharClass.Symbol,
            // Pictures newer than the runtime's tables.
            UnicodeCategory.OtherNotAssigned => codePoint is >= 0x1F000 and <= 0x1FAFF
                ? CharClass.Symbol
                : CharClass.Other,
            UnicodeCategory.MathSymbol => codePoint is >= 0x2190 and <= 0x22FF ? CharClass.Symbol : CharClass.Other,
            _ => CharClass.Other,
        };
    }
}

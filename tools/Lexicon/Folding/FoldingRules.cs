using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Search.Tools.Lexicon.Folding;

/// <summary>What folding does beyond, or against, Unicode's compatibility decomposition.</summary>
internal static class FoldingRules
{
    private static readonly FrozenDictionary<int, string> Rules = Build();

    public static bool TryGet(Rune rune, out string folded)
    {
        if (Rules.TryGetValue(rune.Value, out var rule))
        {
            folded = rule;
            return true;
        }

        if (IsInvisible(rune))
        {
            folded = string.Empty;
            return true;
        }

        if (rune.Value > 0x7F && Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
        {
            folded = ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture);
            return true;
        }

        folded = string.Empty;
        return false;
    }

    /// <summary>Diacritics of the general blocks, which stand on Latin, Greek and Cyrillic letters.</summary>
    public static bool IsDiacritic(Rune rune) =>
        rune.Value
            is (>= 0x300 and <= 0x36F)
                or (>= 0x483 and <= 0x489)
                or (>= 0x1AB0 and <= 0x1AFF)
                or (>= 0x1DC0 and <= 0x1DFF)
                or (>= 0x20D0 and <= 0x20FF)
                or (>= 0xFE20 and <= 0xFE2F);

    public static bool StaysComposed(Rune rune) => rune.Value is (>= 0xAC00 and <= 0xD7A3) or (>= 0x3041 and <= 0x30FF);

    /// <summary>Format characters, variation selectors and fillers: nothing that a reader sees.</summary>
    private static bool IsInvisible(Rune rune) =>
        rune.Value
            is 0xAD
                or 0x34F
                or 0x61C
                or 0x115F
                or 0x1160
                or 0x17B4
                or 0x17B5
                or (>= 0x180B and <= 0x180F)
                or (>= 0x200B and <= 0x200F)
                or (>= 0x202A and <= 0x202E)
                or (>= 0x2060 and <= 0x206F)
                or 0x3164
                or (>= 0xFE00 and <= 0xFE0F)
                or 0xFEFF
                or 0xFFA0
                or (>= 0xFFF9 and <= 0xFFFB)
                or (>= 0x1D173 and <= 0x1D17A)
                or (>= 0xE0000 and <= 0xE0FFF)
        || IsDiacritic(rune);

    private static FrozenDictionary<int, string> Build()
    {
        var rules = new Dictionary<int, string>();
        foreach (var mark in "\u2018\u2019\u201A\u201B\u2032\u2035\u02B9\u02BB\u02BC\u02BD\u02C8\u00B4\uFF07")
        {
            rules[mark] = "'";
        }

        foreach (var mark in "\u201C\u201D\u201E\u201F\u2033\u2036\u301D\u301E\u301F\u00AB\u00BB\uFF02")
        {
            rules[mark] = "\"";
        }

        foreach (var dash in "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2E3A\u2E3B\uFE58\uFE63\uFF0D")
        {
            rules[dash] = "-";
        }

        foreach (var degree in "\u00BA\u02DA")
        {
            rules[degree] = "\u00B0";
        }

        // Signs that are set after a word and are no part of it.
        foreach (var sign in "\u2122\u2120")
        {
            rules[sign] = sign.ToString();
        }

        rules[0x2044] = "/";
        rules[0x2215] = "/";
        rules[0x301C] = "~";
        foreach (
            var (letter, folded) in new[]
            {
                ('\u00E6', "ae"),
                ('\u0153', "oe"),
                ('\u00F8', "o"),
                ('\u0111', "d"),
                ('\u00F0', "d"),
                ('\u00FE', "th"),
                ('\u0127', "h"),
                ('\u0131', "i"),
                ('\u0142', "l"),
                ('\u0167', "t"),
                ('\u014B', "n"),
                ('\u00DF', "ss"),
                ('\u03C2', "\u03C3"),
            }
        )
        {
            rules[letter] = folded;
            var upper = char.ToUpperInvariant(letter);
            if (upper != letter && upper > 0x7F)
            {
                rules[upper] = folded;
            }
        }

        rules[0x1E9E] = "ss";
        _ = rules.Remove(0x03A3);
        return rules.ToFrozenDictionary();
    }
}

namespace Search.Text.Pinyin;

/// <summary>The ways to write one syllable of pinyin, from the numbered form of CC-CEDICT (<c>lu:4</c>).</summary>
public static class PinyinSyllable
{
    private const string Plain = "aeiouü";
    private const string Marked = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ";

    /// <summary>Without tone, in lower case, ü as v: <c>lv</c>. The r of erhua stays r.</summary>
    public static string Bare(string numbered)
    {
        var (letters, _) = Split(numbered);
        return letters.Replace('ü', 'v').ToLowerInvariant();
    }

    /// <summary>With the tone as a mark on its vowel: <c>lǜ</c>; the neutral tone has none.</summary>
    public static string Toned(string numbered)
    {
        var (letters, tone) = Split(numbered);
        if (tone is < 1 or > 4)
        {
            return letters;
        }

        var at = MarkedVowel(letters);
        if (at < 0)
        {
            return letters;
        }

        var lower = char.ToLowerInvariant(letters[at]);
        var marked = Marked[(Plain.IndexOf(lower, StringComparison.Ordinal) * 4) + tone - 1];
        return string.Concat(
            letters.AsSpan(0, at),
            [lower == letters[at] ? marked : char.ToUpperInvariant(marked)],
            letters.AsSpan(at + 1)
        );
    }

    /// <summary>
    /// The plain letter and the tone of a letter as typed: <c>ǎ</c> gives a and 3; ü and v give v; others themselves
    /// and 0.
    /// </summary>
    public static (char Letter, int Tone) Unmark(char letter)
    {
        var lower = char.ToLowerInvariant(letter);
        var at = Marked.IndexOf(lower, StringComparison.Ordinal);
        var plain = at < 0 ? lower : Plain[at / 4];
        return (plain == 'ü' ? 'v' : plain, at < 0 ? 0 : (at % 4) + 1);
    }

    private static (string Letters, int Tone) Split(string numbered)
    {
        var tone = numbered.Length > 0 && numbered[^1] is >= '1' and <= '5' ? numbered[^1] - '0' : 0;
        var letters = tone == 0 ? numbered : numbered[..^1];
        return (
            letters.Replace("u:", "ü", StringComparison.Ordinal).Replace("U:", "Ü", StringComparison.Ordinal),
            tone
        );
    }

    /// <summary>The vowel that bears the mark: a or e; the o of ou; else the last vowel.</summary>
    private static int MarkedVowel(string letters)
    {
        var last = -1;
        for (var i = 0; i < letters.Length; i++)
        {
            var letter = char.ToLowerInvariant(letters[i]);
            if (letter is 'a' or 'e' || (letter == 'o' && i + 1 < letters.Length && letters[i + 1] == 'u'))
            {
                return i;
            }

            if (Plain.Contains(letter))
            {
                last = i;
            }
        }

        return last;
    }
}

using System.Diagnostics;

namespace Search.Text.English;

/// <summary>
/// The Snowball English stemmer ("Porter2", https://snowballstem.org/algorithms/english/stemmer.html) with two
/// departures: <c>-ise</c> is kept, so that organisation is not organ, and <see cref="StemExceptions"/> come first.
/// Words are expected in the spelling that <see cref="SpellingVariants"/> gives.
/// </summary>
internal static class EnglishStemmer
{
    private const int ShortestWord = 3;

    private static readonly string[] LongRegionPrefixes =
    [
        "gener",
        "commun",
        "arsen",
        "univers",
        "later",
        "emerg",
        "organ",
        "inter",
    ];

    /// <summary>Replaces a word by its stem.</summary>
    /// <param name="buffer">Starts with the word: a to z and apostrophes; at least one unit longer than the word.</param>
    /// <param name="length">The length of the word.</param>
    /// <returns>The length of the stem, from 1 to <paramref name="length"/> + 1.</returns>
    public static int Stem(Span<char> buffer, int length)
    {
        Debug.Assert(buffer.Length > length, "An e may be added to a word before it is cut.");
        if (length < ShortestWord)
        {
            return length;
        }

        var word = new StemWord(buffer, length);
        word.MarkConsonantY();
        FindRegions(ref word);
        StripApostrophe(ref word);
        StripPlural(ref word);
        if (!StemExceptions.IsFinalAfterPlural(word.Text))
        {
            StripVerbEnding(ref word);
            SoftenY(ref word);
            ReplaceDerivation(ref word);
            ReplaceAdjective(ref word);
            DeleteResidue(ref word);
            DeleteFinal(ref word);
        }

        word.UnmarkY();
        return word.Length;
    }

    private static void FindRegions(ref StemWord word)
    {
        var first = -1;
        foreach (var prefix in LongRegionPrefixes)
        {
            if (word.Text.StartsWith(prefix, StringComparison.Ordinal))
            {
                first = prefix.Length;
                break;
            }
        }

        word.Region1 = first >= 0 ? first : word.RegionAfter(0);
        word.Region2 = word.RegionAfter(word.Region1);
    }

    private static void StripApostrophe(ref StemWord word)
    {
        _ = word.Cut("'s'") || word.Cut("'s") || word.Cut("'");
    }

    private static void StripPlural(ref StemWord word)
    {
        if (word.Replace("sses", "ss"))
        {
            return;
        }

        if (word.Ends("ied") || word.Ends("ies"))
        {
            word.Length -= word.Length > 4 ? 2 : 1;
            return;
        }

        if (word.Ends("us") || word.Ends("ss") || !word.Ends("s"))
        {
            return;
        }

        if (word.Length > 2 && word.HasVowel(word.Length - 2))
        {
            word.Length--;
        }
    }

    private static void StripVerbEnding(ref StemWord word)
    {
        if (word.Ends("eed") || word.Ends("eedly"))
        {
            var stem = word.Length - (word.Ends("eed") ? 3 : 5);
            if (stem >= word.Region1)
            {
                word.Length = stem + 2;
            }

            return;
        }

        var cut =
            word.Ends("ed") ? 2
            : word.Ends("edly") ? 4
            : word.Ends("ing") ? 3
            : word.Ends("ingly") ? 5
            : 0;
        if (cut == 0 || !word.HasVowel(word.Length - cut))
        {
            return;
        }

        word.Length -= cut;
        if (word.Ends("at") || word.Ends("bl") || word.Ends("is") || word.Ends("ys"))
        {
            word.Append('e');
        }
        else if (word.EndsDouble())
        {
            word.Length--;
        }
        else if (word.IsShort())
        {
            word.Append('e');
        }
    }

    private static void SoftenY(ref StemWord word)
    {
        if (word.Length > 2 && word.Last is 'y' or 'Y' && !word.IsVowel(word.Length - 2))
        {
            word.Last = 'i';
        }
    }

    private static void ReplaceDerivation(ref StemWord word)
    {
        foreach (var (suffix, replacement) in StemSuffixes.Derivations)
        {
            if (word.Ends(suffix))
            {
                if (word.Length - suffix.Length >= word.Region1)
                {
                    word.Length -= suffix.Length;
                    word.Append(replacement);
                }

                return;
            }
        }

        if (word.Ends("ogi"))
        {
            if (word.Length - 3 >= word.Region1 && word.Length > 3 && word.Text[^4] == 'l')
            {
                word.Length--;
            }
        }
        else if (word.Ends("li") && word.Length - 2 >= word.Region1 && word.Length > 2)
        {
            if ("cdeghkmnrt".Contains(word.Text[^3], StringComparison.Ordinal))
            {
                word.Length -= 2;
            }
        }
    }

    private static void ReplaceAdjective(ref StemWord word)
    {
        foreach (var (suffix, replacement) in StemSuffixes.Adjectives)
        {
            if (word.Ends(suffix))
            {
                if (word.Length - suffix.Length >= word.Region1)
                {
                    word.Length -= suffix.Length;
                    word.Append(replacement);
                }

                return;
            }
        }

        if (word.Ends("ative") && word.Length - 5 >= word.Region2)
        {
            word.Length -= 5;
        }
    }

    private static void DeleteResidue(ref StemWord word)
    {
        foreach (var suffix in StemSuffixes.Residues)
        {
            if (word.Ends(suffix))
            {
                if (word.Length - suffix.Length >= word.Region2)
                {
                    word.Length -= suffix.Length;
                }

                return;
            }
        }

        if (word.Ends("ion") && word.Length - 3 >= word.Region2 && word.Length > 3 && word.Text[^4] is 's' or 't')
        {
            word.Length -= 3;
        }
    }

    private static void DeleteFinal(ref StemWord word)
    {
        var before = word.Length - 1;
        if (word.Last == 'e')
        {
            if (before >= word.Region2 || (before >= word.Region1 && !word.EndsShortSyllable(before)))
            {
                word.Length--;
            }
        }
        else if (word.Last == 'l' && before >= word.Region2 && before > 0 && word.Text[^2] == 'l')
        {
            word.Length--;
        }
    }
}

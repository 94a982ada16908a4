using System.Text;
using Search.Text.Glosses;
using Search.Text.Lexicon;

namespace Search.Text.Pinyin;

/// <summary>
/// Readings of Han text, for display and for an explicit search by pinyin. They come from the gloss table; where a
/// build left it out, the table is empty. Safe for use by any number of threads.
/// </summary>
public sealed class PinyinTable
{
    private readonly GlossTable _glosses;

    /// <summary>Creates a table over a gloss table.</summary>
    public PinyinTable(GlossTable glosses)
    {
        ArgumentNullException.ThrowIfNull(glosses);
        _glosses = glosses;
    }

    /// <summary>The table that is built in.</summary>
    public static PinyinTable Default { get; } = new(GlossTable.Default);

    /// <summary>Whether the build left the readings out.</summary>
    public bool IsEmpty => _glosses.IsEmpty;

    /// <summary>
    /// The reading of a Chinese word with tone marks, syllables separated by spaces (<c>zhōng guó</c>): as a word where
    /// the dictionary has it, else character by character. Characters without a known reading stay as they are.
    /// </summary>
    /// <param name="word">One word, in either script.</param>
    public string Toned(ReadOnlySpan<char> word) => Read(word, PinyinSyllable.Toned, ' ');

    /// <summary>The reading without tones and spaces (<c>zhongguo</c>), ü as v.</summary>
    /// <param name="word">One word, in either script.</param>
    public string Bare(ReadOnlySpan<char> word) => Read(word, PinyinSyllable.Bare, '\0');

    /// <summary>The dictionary words, in folded form, that a pinyin spelling may stand for.</summary>
    /// <param name="pinyin">
    /// Bare (<c>beijing</c>), with tone marks (<c>běijīng</c>) or digits (<c>bei3 jing1</c>); spaces, apostrophes and
    /// case do not matter, ü may be typed v or u:. Tones that are given must agree; others may be anything.
    /// </param>
    public IReadOnlyList<string> Words(ReadOnlySpan<char> pinyin)
    {
        var (bare, tones) = Normalise(pinyin);
        var found = new List<string>();
        if (bare.Length == 0)
        {
            return found;
        }

        var entries = _glosses.ByReading;
        int low = 0,
            high = entries.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (string.CompareOrdinal(BareOf(entries[middle]), bare) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        for (; low < entries.Length; low++)
        {
            if (!string.Equals(BareOf(entries[low]), bare, StringComparison.Ordinal))
            {
                break;
            }

            var (word, entry) = Math.DivRem(entries[low], GlossTable.MostEntries);
            if (Agrees(_glosses.Entry(word, entry).Syllables, tones))
            {
                var folded = _glosses.Folded(word).ToString();
                if (!found.Contains(folded))
                {
                    found.Add(folded);
                }
            }
        }

        return found;
    }

    /// <summary>Letters alone, and for each letter the tone given at it or, by a digit, at the end of its syllable.</summary>
    private static (string Bare, int[] Tones) Normalise(ReadOnlySpan<char> pinyin)
    {
        var bare = new StringBuilder(pinyin.Length);
        var tones = new List<int>();
        foreach (var unit in pinyin)
        {
            if (unit is >= '1' and <= '5' && tones.Count > 0)
            {
                tones[^1] = unit - '0';
            }
            else if (unit == ':' && bare.Length > 0 && bare[^1] == 'u')
            {
                bare[^1] = 'v';
            }
            else if (char.IsLetter(unit))
            {
                var (letter, tone) = PinyinSyllable.Unmark(unit);
                _ = bare.Append(letter);
                tones.Add(tone);
            }
        }

        return (bare.ToString(), [.. tones]);
    }

    private bool Agrees(ReadOnlySpan<ushort> syllables, int[] tones)
    {
        var at = 0;
        foreach (var syllable in syllables)
        {
            var numbered = _glosses.Syllable(syllable);
            var end = at + PinyinSyllable.Bare(numbered).Length;
            var tone = numbered[^1] is >= '1' and <= '5' ? numbered[^1] - '0' : 0;
            for (; at < end; at++)
            {
                if (tones[at] != 0 && tones[at] != tone)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private string BareOf(int reading)
    {
        var (word, entry) = Math.DivRem(reading, GlossTable.MostEntries);
        var bare = new StringBuilder();
        foreach (var syllable in _glosses.Entry(word, entry).Syllables)
        {
            _ = bare.Append(PinyinSyllable.Bare(_glosses.Syllable(syllable)));
        }

        return bare.ToString();
    }

    private string Read(ReadOnlySpan<char> word, Func<string, string> write, char separator)
    {
        var reading = new StringBuilder();
        if (!TryAppend(word, write, separator, reading))
        {
            Span<char> units = stackalloc char[2];
            foreach (var rune in word.EnumerateRunes())
            {
                if (!TryAppend(units[..rune.EncodeToUtf16(units)], write, separator, reading))
                {
                    _ = Separated(reading, separator).Append(rune.ToString());
                }
            }
        }

        return reading.ToString();
    }

    private bool TryAppend(ReadOnlySpan<char> word, Func<string, string> write, char separator, StringBuilder reading)
    {
        Span<char> folded = stackalloc char[64];
        var length = 0;
        foreach (var rune in word.EnumerateRunes())
        {
            if (length + 2 > folded.Length)
            {
                return false;
            }

            length += new Rune(ScriptClasses.Fold(rune.Value)).EncodeToUtf16(folded[length..]);
        }

        if (!_glosses.TryFind(folded[..length], out var number))
        {
            return false;
        }

        foreach (var syllable in _glosses.Entry(number, Usual(number, word)).Syllables)
        {
            _ = Separated(reading, separator).Append(write(_glosses.Syllable(syllable)));
        }

        return true;
    }

    /// <summary>The first entry written as the text is (乾 gān and 干 gàn share a record), else the usual one.</summary>
    private int Usual(int number, ReadOnlySpan<char> word)
    {
        for (var entry = 0; entry < _glosses.EntryCount(number); entry++)
        {
            var candidate = _glosses.Entry(number, entry);
            if (candidate.Simplified.SequenceEqual(word) || candidate.Traditional.SequenceEqual(word))
            {
                return entry;
            }
        }

        return 0;
    }

    private static StringBuilder Separated(StringBuilder reading, char separator) =>
        reading.Length == 0 || separator == '\0' ? reading : reading.Append(separator);
}

using Search.Text.Glosses;

namespace Search.Text.Pinyin;

/// <summary>
/// The words of a gloss table by what is typed of their readings, as input methods take it: a syllable is spelled out
/// (<c>zhong</c>) or begun with its initial (<c>zh</c>, <c>z</c>), the last one as far as it has come (<c>zhongg</c>,
/// <c>zg</c>, <c>zh g</c>). Tones do not matter. Safe for use by any number of threads.
/// </summary>
public sealed class ReadingIndex
{
    private const int KeySyllables = 4;
    private const int LongestSyllable = 6;
    private const int MostLetters = 64;

    private readonly GlossTable _glosses;
    private readonly string[] _bare;
    private readonly int[] _bareOf;
    private readonly ulong[] _keys;
    private readonly int[] _entries;

    /// <summary>Sorts the readings of a table: some tens of milliseconds.</summary>
    public ReadingIndex(GlossTable glosses)
    {
        ArgumentNullException.ThrowIfNull(glosses);
        _glosses = glosses;
        var bare = Enumerable.Range(0, glosses.SyllableCount).Select(s => PinyinSyllable.Bare(glosses.Syllable(s)));
        var bareOf = bare.ToArray();
        _bare = [.. bareOf.Where(IsSpelling).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _bareOf = [.. bareOf.Select(b => Array.BinarySearch(_bare, b, StringComparer.Ordinal))];

        // Sorted by their first syllables, which four of 16 bits pack into one number; longer readings stand among them.
        _entries = glosses.ByReading.ToArray();
        _keys = [.. _entries.Select(Key)];
        Array.Sort(_keys, _entries);
        var unread = _keys.AsSpan().LastIndexOf(0UL) + 1;
        (_keys, _entries) = (_keys[unread..], _entries[unread..]);
    }

    /// <summary>The index over the table that is built in; made at first use.</summary>
    public static ReadingIndex Default => Built.Value;

    private static readonly Lazy<ReadingIndex> Built = new(() => new ReadingIndex(GlossTable.Default));

    /// <summary>The number in the gloss table of the word that a reading is of.</summary>
    /// <param name="reading">The place of the reading in the order of readings.</param>
    public int WordOf(int reading) => _entries[reading] / GlossTable.MostEntries;

    /// <summary>The readings that what was typed may begin.</summary>
    /// <param name="typed">Pinyin, with or without tones (marks or digits), spaces and apostrophes.</param>
    /// <returns>
    /// Ranges of readings; empty when what was typed is not pinyin. Two letters begin thousands of readings, which is why
    /// they are not listed one by one; a reading may stand in several ranges, and a word has several readings.
    /// </returns>
    public IReadOnlyList<ReadingRange> Find(ReadOnlySpan<char> typed)
    {
        var found = new List<ReadingRange>();
        if (TypedPinyin.Read(typed) is { Letters.Length: <= MostLetters } pinyin)
        {
            Match(new Search(pinyin, Beginnings(pinyin.Letters), found), 0, 0, 0, _keys.Length, true);
        }

        return found;
    }

    private static bool IsSpelling(string bare) => bare.Length > 0 && bare.All(letter => letter is >= 'a' and <= 'z');

    private static bool IsInitial(ReadOnlySpan<char> letters) => letters.Length == 1 || letters is "zh" or "ch" or "sh";

    private ulong Key(int entry)
    {
        var (word, reading) = Math.DivRem(entry, GlossTable.MostEntries);
        var syllables = _glosses.Entry(word, reading).Syllables;
        ulong key = 0;
        for (var i = 0; i < syllables.Length; i++)
        {
            if (_bareOf[syllables[i]] < 0)
            {
                return 0;
            }

            if (i < KeySyllables)
            {
                key |= (ulong)(_bareOf[syllables[i]] + 1) << (16 * (KeySyllables - 1 - i));
            }
        }

        return key;
    }

    // The entries from low to high agree with the first `at` letters in their first `depth` syllables.
    private void Match(in Search search, int at, int depth, int low, int high, bool isFull)
    {
        if (at == search.Typed.Letters.Length)
        {
            AddAll(search, depth, low, high, isFull);
            return;
        }

        for (var length = 1; length <= LongestSyllable && at + length <= search.Typed.Letters.Length; length++)
        {
            var piece = search.Typed.Letters.AsSpan(at, length);
            var (first, last) = search.Beginnings[(at * LongestSyllable) + length - 1];
            if (first == last)
            {
                return;
            }

            var isSpelled = piece.SequenceEqual(_bare[first]);
            var ends = search.Typed.EndsBefore(at + length);
            if (isSpelled)
            {
                Narrow(search, at + length, depth, low, high, first, first + 1, isFull);
            }

            if (ends || IsInitial(piece))
            {
                first += isSpelled ? 1 : 0;
                Narrow(search, at + length, depth, low, high, first, last, false);
            }

            if (ends)
            {
                return;
            }
        }
    }

    private void Narrow(in Search search, int at, int depth, int low, int high, int first, int last, bool isFull)
    {
        if (depth >= KeySyllables)
        {
            for (; low < high; low++)
            {
                if (Syllable(low, depth) is var syllable && syllable >= first && syllable < last)
                {
                    Match(search, at, depth + 1, low, low + 1, isFull);
                }
            }

            return;
        }

        low = Bound(low, high, depth, first);
        high = Bound(low, high, depth, last);
        if (at == search.Typed.Letters.Length)
        {
            Match(search, at, depth + 1, low, high, isFull);
            return;
        }

        while (low < high)
        {
            var end = Bound(low, high, depth, KeySyllable(low, depth) + 1);
            Match(search, at, depth + 1, low, end, isFull);
            low = end;
        }
    }

    // The first of some entries, alike in the syllables before, whose syllable is not less than another.
    private int Bound(int low, int high, int depth, int syllable)
    {
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (KeySyllable(middle, depth) < syllable)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    // For every place and length, the syllables that begin with the letters there: they follow each other in order.
    private (int First, int Last)[] Beginnings(string letters)
    {
        var ranges = new (int, int)[letters.Length * LongestSyllable];
        for (var at = 0; at < letters.Length; at++)
        {
            for (var length = 1; length <= LongestSyllable && at + length <= letters.Length; length++)
            {
                var piece = letters.Substring(at, length);
                ranges[(at * LongestSyllable) + length - 1] = (Before(piece), Before(piece + '{'));
            }
        }

        return ranges;
    }

    // Syllables before a text; '{' comes after every letter.
    private int Before(string text)
    {
        var at = Array.BinarySearch(_bare, text, StringComparer.Ordinal);
        return at < 0 ? ~at : at;
    }

    private int KeySyllable(int at, int depth) => (int)((_keys[at] >> (16 * (KeySyllables - 1 - depth))) & 0xFFFF) - 1;

    private int Syllable(int at, int depth)
    {
        var (word, reading) = Math.DivRem(_entries[at], GlossTable.MostEntries);
        var syllables = _glosses.Entry(word, reading).Syllables;
        return depth < syllables.Length ? _bareOf[syllables[depth]] : -1;
    }

    // Of entries that are alike in a few syllables, those that have no more stand first.
    private void AddAll(in Search search, int depth, int low, int high, bool isFull)
    {
        if (depth < KeySyllables)
        {
            var longer = isFull ? Bound(low, high, depth, 0) : low;
            Add(search, low, longer, true);
            Add(search, longer, high, false);
            return;
        }

        for (; low < high; low++)
        {
            Add(search, low, low + 1, isFull && Syllable(low, depth) < 0);
        }
    }

    private static void Add(in Search search, int low, int high, bool isFull)
    {
        if (low < high)
        {
            search.Found.Add(new ReadingRange(low, high, isFull));
        }
    }

    private readonly record struct Search(
        TypedPinyin Typed,
        (int First, int Last)[] Beginnings,
        List<ReadingRange> Found
    );
}

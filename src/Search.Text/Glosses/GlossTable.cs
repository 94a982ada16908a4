using System.Runtime.InteropServices;
using System.Text;
using Search.Text.Lexicon;

namespace Search.Text.Glosses;

/// <summary>
/// A bare translation table, Chinese word to English words and back, with readings, compiled from CC-CEDICT
/// (CC BY-SA 4.0, see the LICENSE file of this folder). A build may leave it out (<c>-p:Glosses=false</c>): then
/// <see cref="Default"/> is empty and everything else works without it. Safe for use by any number of threads.
/// </summary>
/// <remarks>
/// A record is a run of 16-bit units: length and units of the folded word; number of entries; for each entry length and
/// units of the Simplified form (length 0: the folded word), length and units of the Traditional form (length 0: as the
/// Simplified), number of syllables and
/// syllables; number of English words and words, the first named in the dictionary first.
/// </remarks>
public sealed unsafe class GlossTable
{
    /// <summary>The name of the embedded resource.</summary>
    public const string ResourceName = "glosses.bin";

    /// <summary>The most readings that a word may have in the format.</summary>
    public const int MostEntries = 32;

    private readonly ResourceImage? _image;
    private readonly ushort* _records;
    private readonly int* _recordOffsets;
    private readonly string[] _syllables;
    private readonly string?[] _english;
    private readonly Lazy<(int[] Offsets, int[] Words)> _reverse;

    /// <summary>Opens a table; null gives an empty one.</summary>
    /// <exception cref="InvalidDataException">The image is no gloss table.</exception>
    public GlossTable(ResourceImage? image)
    {
        _image = image;
        _syllables = image is null
            ? []
            : Encoding
                .UTF8.GetString(image.Section(GlossSection.Syllables))
                .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (image is not null)
        {
            _records = image.Pointer<ushort>(GlossSection.Records, out _);
            _recordOffsets = image.Pointer<int>(GlossSection.RecordOffsets, out var offsets);
            WordCount = offsets - 1;
        }

        _english = new string?[image is null ? 0 : EnglishOffsets.Length - 1];
        _reverse = new Lazy<(int[], int[])>(Reverse);
    }

    /// <summary>The table that is built in, empty when the build left it out.</summary>
    public static GlossTable Default { get; } = new(ResourceImage.OpenEmbedded(ResourceName));

    /// <summary>Whether the build left the table out.</summary>
    public bool IsEmpty => WordCount == 0;

    /// <summary>The number of Chinese words; they are numbered from 0.</summary>
    public int WordCount { get; }

    /// <summary>The number of English words; they are numbered from 0 in ordinal order.</summary>
    public int EnglishCount => _english.Length;

    /// <summary>The number of distinct syllables.</summary>
    internal int SyllableCount => _syllables.Length;

    private ReadOnlySpan<int> EnglishOffsets => _image!.Section<int>(GlossSection.EnglishOffsets);

    /// <summary>Finds the number of a Chinese word.</summary>
    /// <param name="folded">The word, folded by <see cref="ScriptClasses.Fold(int)"/>.</param>
    /// <param name="word">Its number, -1 when the table does not hold it.</param>
    public bool TryFind(ReadOnlySpan<char> folded, out int word)
    {
        word = -1;
        if (_image is null || folded.IsEmpty)
        {
            return false;
        }

        var slots = _image.Section<int>(GlossSection.Slots);
        for (var slot = GlossHash.Slot(folded, slots.Length); slots[slot] != 0; slot = (slot + 1) % slots.Length)
        {
            if (Folded(slots[slot] - 1).SequenceEqual(folded))
            {
                word = slots[slot] - 1;
                return true;
            }
        }

        return false;
    }

    /// <summary>The English words of a Chinese word.</summary>
    /// <param name="folded">The word, folded by <see cref="ScriptClasses.Fold(int)"/>.</param>
    /// <param name="english">Numbers of lower-case English words; <see cref="English"/> gives each.</param>
    public bool TryGet(ReadOnlySpan<char> folded, out ReadOnlySpan<ushort> english)
    {
        var found = TryFind(folded, out var word);
        english = found ? EnglishOf(word) : default;
        return found && !english.IsEmpty;
    }

    /// <summary>A Chinese word in folded form.</summary>
    public ReadOnlySpan<char> Folded(int word)
    {
        var record = Record(word);
        return Characters(record.Slice(1, record[0]));
    }

    /// <summary>The English words of a Chinese word, the first named in the dictionary first.</summary>
    public ReadOnlySpan<ushort> EnglishOf(int word)
    {
        var record = Record(word);
        var at = 1 + record[0];
        var entries = record[at++];
        for (var i = 0; i < entries; i++)
        {
            SkipEntry(record, ref at);
        }

        return record.Slice(at + 1, record[at]);
    }

    /// <summary>The number of readings of a Chinese word, at least 1; the usual one is number 0.</summary>
    public int EntryCount(int word)
    {
        var record = Record(word);
        return record[1 + record[0]];
    }

    /// <summary>One reading of a Chinese word.</summary>
    public GlossEntry Entry(int word, int entry)
    {
        var record = Record(word);
        var at = 2 + record[0];
        for (var i = 0; i < entry; i++)
        {
            SkipEntry(record, ref at);
        }

        return ReadEntry(record, ref at);
    }

    /// <summary>An English word, in lower case.</summary>
    public string English(int english)
    {
        // Two threads may both make the string; either is right.
        var offsets = EnglishOffsets;
        return _english[english] ??= Encoding.UTF8.GetString(
            _image!.Section(GlossSection.EnglishText)[offsets[english]..(offsets[english + 1] - 1)]
        );
    }

    /// <summary>Finds the number of an English word.</summary>
    /// <param name="lower">The word in lower case.</param>
    /// <param name="english">Its number, -1 when no Chinese word is glossed by it.</param>
    public bool TryFindEnglish(ReadOnlySpan<char> lower, out int english)
    {
        int low = 0,
            high = EnglishCount - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = English(middle).AsSpan().SequenceCompareTo(lower);
            if (order == 0)
            {
                english = middle;
                return true;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        english = -1;
        return false;
    }

    /// <summary>The numbers of the Chinese words that are glossed by an English word, ascending.</summary>
    public ReadOnlySpan<int> ChineseOf(int english)
    {
        var (offsets, words) = _reverse.Value;
        return words.AsSpan(offsets[english], offsets[english + 1] - offsets[english]);
    }

    /// <summary>A syllable with its tone digit, such as <c>zhong1</c>, <c>lu:4</c>, <c>r5</c>.</summary>
    internal string Syllable(int syllable) => _syllables[syllable];

    /// <summary>Entries by bare reading: word times <see cref="MostEntries"/> plus entry.</summary>
    internal ReadOnlySpan<int> ByReading => _image is null ? default : _image.Section<int>(GlossSection.ByReading);

    private static void SkipEntry(ReadOnlySpan<ushort> record, scoped ref int at)
    {
        at += record[at] + 1;
        at += record[at] + 1;
        at += record[at] + 1;
    }

    private static GlossEntry ReadEntry(ReadOnlySpan<ushort> record, scoped ref int at)
    {
        var simplified = Take(record, ref at);
        simplified = simplified.IsEmpty ? record.Slice(1, record[0]) : simplified;
        var traditional = Take(record, ref at);
        var syllables = Take(record, ref at);
        return new GlossEntry(
            Characters(simplified),
            Characters(traditional.IsEmpty ? simplified : traditional),
            syllables
        );
    }

    private static ReadOnlySpan<ushort> Take(ReadOnlySpan<ushort> record, scoped ref int at)
    {
        var taken = record.Slice(at + 1, record[at]);
        at += taken.Length + 1;
        return taken;
    }

    private static ReadOnlySpan<char> Characters(ReadOnlySpan<ushort> units) => MemoryMarshal.Cast<ushort, char>(units);

    private ReadOnlySpan<ushort> Record(int word)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)word, (uint)WordCount, nameof(word));
        var start = _recordOffsets[word];
        return new ReadOnlySpan<ushort>(_records + start, _recordOffsets[word + 1] - start);
    }

    private (int[] Offsets, int[] Words) Reverse()
    {
        var offsets = new int[EnglishCount + 1];
        for (var word = 0; word < WordCount; word++)
        {
            foreach (var english in EnglishOf(word))
            {
                offsets[english + 1]++;
            }
        }

        for (var i = 1; i < offsets.Length; i++)
        {
            offsets[i] += offsets[i - 1];
        }

        var words = new int[offsets[^1]];
        var next = offsets.AsSpan(0, EnglishCount).ToArray();
        for (var word = 0; word < WordCount; word++)
        {
            foreach (var english in EnglishOf(word))
            {
                words[next[english]++] = word;
            }
        }

        return (offsets, words);
    }
}

using System.Text;
using Search.Text.Glosses;
using Search.Text.Pinyin;
using Search.Tools.Lexicon.Resources;
using Search.Tools.Lexicon.Scripts;

namespace Search.Tools.Lexicon.Glosses;

/// <summary>Compiles CC-CEDICT into <c>glosses.bin</c>.</summary>
public sealed class GlossCompiler
{
    // Characters whose usual reading, by running text, is not the one of most dictionary words.
    private static readonly Dictionary<string, string> Usual = new(StringComparer.Ordinal)
    {
        ["的"] = "de5",
        ["了"] = "le5",
        ["着"] = "zhe5",
        ["得"] = "de2",
        ["地"] = "di4",
        ["么"] = "me5",
        ["们"] = "men5",
        ["子"] = "zi3",
        ["吗"] = "ma5",
        ["呢"] = "ne5",
        ["吧"] = "ba5",
        ["和"] = "he2",
        ["还"] = "hai2",
        ["都"] = "dou1",
        ["一"] = "yi1",
        ["不"] = "bu4",
        ["个"] = "ge4",
        ["为"] = "wei4",
        ["这"] = "zhe4",
        ["那"] = "na4",
        ["说"] = "shuo1",
        ["没"] = "mei2",
        ["行"] = "xing2",
        ["大"] = "da4",
        ["上"] = "shang4",
    };

    private readonly SortedDictionary<string, List<CedictEntry>> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Character, string Syllable), int> _readingCounts = [];

    /// <summary>Groups the entries by folded word.</summary>
    public GlossCompiler(ScriptTable scripts, IEnumerable<CedictEntry> entries)
    {
        foreach (var entry in entries)
        {
            var folded = scripts.Fold(entry.Simplified);
            if (!_words.TryGetValue(folded, out var list))
            {
                _words.Add(folded, list = []);
            }

            list.Add(entry);
            string[] characters = [.. folded.EnumerateRunes().Select(r => r.ToString())];
            if (characters.Length == entry.Syllables.Length)
            {
                for (var i = 0; i < characters.Length; i++)
                {
                    var key = (characters[i], entry.Syllables[i].ToLowerInvariant());
                    _readingCounts[key] = _readingCounts.GetValueOrDefault(key) + 1;
                }
            }
        }
    }

    /// <summary>The bytes of the resource: the same for the same sources, on every machine.</summary>
    public byte[] Compile()
    {
        var glosses = _words.ToDictionary(w => w.Key, w => GlossWords.Of(w.Value.SelectMany(e => e.Definitions)));
        string[] english = [.. glosses.Values.SelectMany(g => g).Distinct().Order(StringComparer.Ordinal)];
        string[] syllables =
        [
            .. _words.Values.SelectMany(w => w).SelectMany(e => e.Syllables).Distinct().Order(StringComparer.Ordinal),
        ];
        var englishIds = english.Index().ToDictionary(w => w.Item, w => checked((ushort)w.Index));
        var syllableIds = syllables.Index().ToDictionary(w => w.Item, w => checked((ushort)w.Index));
        var records = new List<ushort>();
        var offsets = new List<int>();
        var readings = new List<(string Bare, string Toned, int Word, int Entry)>();
        var number = 0;
        foreach (var (folded, entries) in _words)
        {
            offsets.Add(records.Count);
            Append(records, folded);
            CedictEntry[] ordered = [.. Order(folded, entries)];
            if (ordered.Length > GlossTable.MostEntries)
            {
                throw new InvalidDataException($"{folded} has {ordered.Length} readings; the format holds fewer.");
            }

            records.Add((ushort)ordered.Length);
            for (var i = 0; i < ordered.Length; i++)
            {
                Append(records, ordered[i].Simplified == folded ? "" : ordered[i].Simplified);
                Append(records, ordered[i].Traditional == ordered[i].Simplified ? "" : ordered[i].Traditional);
                records.Add((ushort)ordered[i].Syllables.Length);
                records.AddRange(ordered[i].Syllables.Select(s => syllableIds[s]));
                var bare = string.Concat(ordered[i].Syllables.Select(PinyinSyllable.Bare));
                readings.Add((bare, string.Concat(ordered[i].Syllables), number, i));
            }

            records.Add((ushort)glosses[folded].Count);
            records.AddRange(glosses[folded].Select(w => englishIds[w]));
            number++;
        }

        offsets.Add(records.Count);
        readings.Sort(
            static (a, b) =>
                string.CompareOrdinal(a.Bare, b.Bare) is var order and not 0
                    ? order
                    : (a.Word, a.Entry).CompareTo((b.Word, b.Entry))
        );
        return Write(syllables, english, records, offsets, readings);
    }

    private static void Append(List<ushort> records, string text)
    {
        records.Add((ushort)text.Length);
        records.AddRange(text.Select(c => (ushort)c));
    }

    private byte[] Write(
        string[] syllables,
        string[] english,
        List<ushort> records,
        List<int> offsets,
        List<(string Bare, string Toned, int Word, int Entry)> readings
    )
    {
        var englishText = new MemoryStream();
        var englishOffsets = new List<int>();
        foreach (var word in english)
        {
            englishOffsets.Add((int)englishText.Length);
            englishText.Write(Encoding.UTF8.GetBytes(word + "\n"));
        }

        englishOffsets.Add((int)englishText.Length);
        var image = new ResourceImageWriter();
        image.Add<byte>(GlossSection.Syllables, Encoding.UTF8.GetBytes(string.Concat(syllables.Select(s => s + "\n"))));
        image.Add<byte>(GlossSection.EnglishText, englishText.ToArray());
        image.Add<int>(GlossSection.EnglishOffsets, [.. englishOffsets]);
        image.Add<ushort>(GlossSection.Records, [.. records]);
        image.Add<int>(GlossSection.RecordOffsets, [.. offsets]);
        image.Add<int>(GlossSection.Slots, Slots());
        image.Add<int>(GlossSection.ByReading, [.. readings.Select(r => (r.Word * GlossTable.MostEntries) + r.Entry)]);
        return image.ToArray();
    }

    private int[] Slots()
    {
        var length = _words.Count * 4 / 3;
        var slots = new int[length];
        var number = 0;
        foreach (var word in _words.Keys)
        {
            var slot = GlossHash.Slot(word, length);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) % length;
            }

            slots[slot] = ++number;
        }

        return slots;
    }

    /// <summary>Usual readings first: no proper names, no mere variants, then what most words say.</summary>
    private IEnumerable<CedictEntry> Order(string folded, List<CedictEntry> entries) =>
        entries
            .Index()
            .OrderByDescending(e => Usual.GetValueOrDefault(folded) == string.Concat(e.Item.Syllables))
            .ThenBy(e => e.Item.Syllables.Length > 0 && char.IsUpper(e.Item.Syllables[0], 0))
            .ThenBy(e => e.Item.Definitions.All(d => d.Contains("variant of", StringComparison.Ordinal)))
            .ThenByDescending(e =>
                e.Item.Syllables.Length == 1
                    ? _readingCounts.GetValueOrDefault((folded, e.Item.Syllables[0].ToLowerInvariant()))
                    : 0
            )
            .ThenBy(e => e.Index)
            .Select(e => e.Item);
}

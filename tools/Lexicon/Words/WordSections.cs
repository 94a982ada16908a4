using Search.Text.Lexicon;
using Search.Tools.Lexicon.Resources;
using Search.Tools.Lexicon.Sources;

namespace Search.Tools.Lexicon.Words;

/// <summary>Lays words, pairs of words and the name model out as sections of <c>lexicon.bin</c>.</summary>
public sealed class WordSections
{
    private const string NameClass = "未##人";
    private const string NumeralClass = "未##数";
    private const double BigramLoad = 0.8;

    private readonly WordTable _words;
    private readonly string[] _sorted;
    private readonly int[] _characters;
    private readonly Dictionary<int, ushort> _codes = [];
    private readonly (int Base, ushort Label)[] _nodes;
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _followers = new(StringComparer.Ordinal);
    private readonly HashSet<int> _first = [];
    private readonly HashSet<int> _second = [];

    /// <summary>Numbers the characters and builds the trie.</summary>
    public WordSections(WordTable words)
    {
        _words = words;
        var frequency = new Dictionary<int, double>();
        foreach (var (word, probability) in words.Words)
        {
            foreach (var rune in word.EnumerateRunes())
            {
                frequency[rune.Value] = frequency.GetValueOrDefault(rune.Value) + probability;
            }
        }

        _characters = [.. frequency.OrderByDescending(f => f.Value).ThenBy(f => f.Key).Select(f => f.Key)];
        for (var i = 0; i < _characters.Length; i++)
        {
            _codes[_characters[i]] = checked((ushort)(i + 1));
        }

        var coded = words.Words.Keys.Select(w => (Word: w, Codes: Codes(w))).ToArray();
        Array.Sort(coded, static (a, b) => a.Codes.AsSpan().SequenceCompareTo(b.Codes));
        _sorted = [.. coded.Select(c => c.Word)];
        _nodes = DoubleArray.Build([.. coded.Select(c => c.Codes)], out var indexes);
        for (var i = 0; i < _sorted.Length; i++)
        {
            _indexes[_sorted[i]] = indexes[i];
        }

        _indexes[NameClass] = TrieNode.NameClass;
        _indexes[NumeralClass] = TrieNode.NumeralClass;
    }

    /// <summary>Adds the sections to an image.</summary>
    public void Write(ResourceImageWriter image, SmartCnModel smartCn, NameModel names, Func<string, string> fold)
    {
        ArgumentNullException.ThrowIfNull(image);
        image.Add<uint>(LexiconSection.Bigrams, Bigrams(smartCn, fold));
        image.Add<ulong>(LexiconSection.Trie, Trie());
        image.Add<ushort>(LexiconSection.CharacterCodes, CodeTable());
        image.Add<CharacterModel>(LexiconSection.Characters, Characters(names));
        image.Add<int>(LexiconSection.Parameters, Parameters());
    }

    private ushort[] Codes(string word) => [.. word.EnumerateRunes().Select(r => _codes[r.Value])];

    private uint[] Bigrams(SmartCnModel smartCn, Func<string, string> fold)
    {
        var pairs = new SortedDictionary<(int First, int Second), (string First, string Second, long Count)>();
        foreach (var (first, second, count) in smartCn.Bigrams)
        {
            var (a, b) = (fold(first), fold(second));
            if (_indexes.TryGetValue(a, out var before) && _indexes.TryGetValue(b, out var after))
            {
                var known = pairs.GetValueOrDefault((before, after)).Count;
                pairs[(before, after)] = (a, b, known + count);
            }
        }

        foreach (var (first, _, count) in smartCn.Bigrams)
        {
            var a = fold(first);
            _followers[a] = _followers.GetValueOrDefault(a) + count;
        }

        var slots = new uint[(int)(pairs.Count / BigramLoad)];
        foreach (var ((before, after), (first, second, count)) in pairs)
        {
            var alone = second is NameClass or NumeralClass ? _words.ClassProbability(second) : _words.Words[second];
            var together =
                (ModelSettings.PairShare * count / (_words.SmartCnCount(first) + 1)) + (Unseen(first) * alone);
            _ = _first.Add(before);
            _ = _second.Add(after);
            var hash = BigramTable.Hash(before, after);
            var slot = BigramTable.Slot(hash, slots.Length);
            while (slots[slot] != 0)
            {
                slot = slot + 1 == slots.Length ? 0 : slot + 1;
            }

            slots[slot] = BigramTable.Fingerprint(hash) | ModelSettings.Cost(together);
        }

        return slots;
    }

    /// <summary>
    /// What is left of a word's successors after those that the bigram table knows: much for a rare word, little for one
    /// that has been seen in all its company.
    /// </summary>
    private double Unseen(string first)
    {
        var seen = Math.Min(1, _followers.GetValueOrDefault(first) / (double)(_words.SmartCnCount(first) + 1));
        return Math.Max(ModelSettings.LeastUnseen, 1 - (ModelSettings.PairShare * seen));
    }

    private int BackOff(string first) => (int)Math.Round(-Math.Log(Unseen(first)) * LexiconParameter.UnitsPerNat);

    private ulong[] Trie()
    {
        var trie = new ulong[_nodes.Length];
        for (var i = 0; i < trie.Length; i++)
        {
            trie[i] = TrieNode.Pack(_nodes[i].Base, _nodes[i].Label, 0, 0, 0);
        }

        foreach (var word in _sorted)
        {
            var index = _indexes[word];
            var flags = (_first.Contains(index) ? TrieNode.First : 0) | (_second.Contains(index) ? TrieNode.Second : 0);
            var (start, label) = _nodes[index];
            trie[index] = TrieNode.Pack(start, label, ModelSettings.Cost(_words.Words[word]), flags, BackOff(word));
        }

        return trie;
    }

    private ushort[] CodeTable()
    {
        var table = new ushort[ScriptClasses.LastBasic - ScriptClasses.FirstBasic + 1];
        foreach (var (character, code) in _codes)
        {
            table[character - ScriptClasses.FirstBasic] = code;
        }

        return table;
    }

    private CharacterModel[] Characters(NameModel names)
    {
        var unknown = ModelSettings.Cost(ModelSettings.UnknownCharacter);
        const byte Never = CharacterModel.Never;
        var models = new CharacterModel[_characters.Length + 1];
        models[0] = new CharacterModel(unknown, Never, Never, Never, Never, Never, 0, 0);
        for (var i = 0; i < _characters.Length; i++)
        {
            var word = char.ConvertFromUtf32(_characters[i]);
            var single = _words.Words.TryGetValue(word, out var p) ? ModelSettings.Cost(p) : unknown;
            models[i + 1] = names.Of(_characters[i], single);
        }

        return models;
    }

    private int[] Parameters()
    {
        var values = new int[LexiconParameter.Count];
        values[LexiconParameter.WordCount] = _sorted.Length;
        values[LexiconParameter.NameBackOff] = BackOff(NameClass);
        values[LexiconParameter.NumeralBackOff] = BackOff(NumeralClass);
        values[LexiconParameter.NameMargin] = ModelSettings.Units(ModelSettings.NameMargin);
        values[LexiconParameter.Name] = ModelSettings.Cost(_words.ClassProbability(NameClass));
        values[LexiconParameter.Numeral] = ModelSettings.Cost(_words.ClassProbability(NumeralClass));
        values[LexiconParameter.UnknownCharacter] = ModelSettings.Cost(ModelSettings.UnknownCharacter);
        values[LexiconParameter.ForeignName] = ModelSettings.Units(ModelSettings.ForeignName);
        values[LexiconParameter.FullName] = ModelSettings.Units(ModelSettings.FullName);
        values[LexiconParameter.ShortName] = ModelSettings.Units(ModelSettings.ShortName);
        values[LexiconParameter.NumeralCharacter] = ModelSettings.Units(ModelSettings.NumeralCharacter);
        return values;
    }
}

using System.Text;
using Search.Tools.Lexicon.Scripts;
using Search.Tools.Lexicon.Sources;

namespace Search.Tools.Lexicon.Words;

/// <summary>The words of all sources in script-folded form, with their probabilities.</summary>
public sealed class WordTable
{
    private readonly SortedDictionary<string, long> _jieba = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _tags = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _smartCn = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, double> _probability = new(StringComparer.Ordinal);
    private readonly HashSet<string> _own = new(StringComparer.Ordinal);
    private readonly long _jiebaTotal;
    private readonly long _smartCnTotal;

    /// <summary>Merges the sources.</summary>
    public WordTable(
        ScriptTable scripts,
        IEnumerable<(string Word, int Frequency, string Tag)> jieba,
        SmartCnModel smartCn,
        IReadOnlyList<(string Word, int Frequency, string Tag)> own
    )
    {
        foreach (var (word, frequency, tag) in jieba.Concat(own))
        {
            if (IsHan(word))
            {
                var folded = scripts.Fold(word);
                _jieba[folded] = _jieba.GetValueOrDefault(folded) + frequency;
                _tags[folded] = tag;
                _jiebaTotal += frequency;
            }
        }

        _own.UnionWith(own.Select(w => scripts.Fold(w.Word)));
        foreach (var (word, frequency) in smartCn.Words)
        {
            var folded = scripts.Fold(word);
            _smartCn[folded] = _smartCn.GetValueOrDefault(folded) + frequency;
            _smartCnTotal += frequency;
        }

        foreach (var word in _jieba.Keys.Union(_smartCn.Keys).Where(IsHan).Order(StringComparer.Ordinal))
        {
            if (IsKept(word))
            {
                _probability[word] = Probability(word) + ModelSettings.Floor;
            }
        }
    }

    /// <summary>The words and their probabilities, in ordinal order.</summary>
    public IReadOnlyDictionary<string, double> Words => _probability;

    /// <summary>Jieba's words with their frequencies, in ordinal order.</summary>
    public IReadOnlyDictionary<string, long> Jieba => _jieba;

    /// <summary>Jieba's part of speech of a word.</summary>
    public string Tag(string word) => _tags.GetValueOrDefault(word, "");

    /// <summary>How often SmartCn's text held a word or class.</summary>
    public long SmartCnCount(string word) => _smartCn.GetValueOrDefault(word);

    /// <summary>The share of a class of words (未##人) in SmartCn's text.</summary>
    public double ClassProbability(string name) => (double)SmartCnCount(name) / _smartCnTotal;

    /// <summary>Whether a word is of Han characters alone, as runs given to the segmenter are.</summary>
    public static bool IsHan(string word) =>
        word.EnumerateRunes().All(r => r.Value is >= 0x3400 and <= 0x9FFF or >= 0x20000 and <= 0x3FFFF);

    private static int LengthOf(string word) => word.EnumerateRunes().Count();

    private bool IsTrusted(string word) => _smartCn.ContainsKey(word) || _own.Contains(word);

    private bool IsKept(string word)
    {
        if (IsTrusted(word) || LengthOf(word) == 1)
        {
            return true;
        }

        var tag = Tag(word);
        if (tag == "nr" && _jieba[word] <= ModelSettings.JiebaOnlyNameLeast)
        {
            return false;
        }

        // Numerals with their measure (十三年, 三十多) are cut by rule, not by list.
        return !(tag is "m" or "mq" or "t" && Numerals.MayBegin(Rune.GetRuneAt(word, 0).Value));
    }

    private double Probability(string word)
    {
        var smartCn = (double)SmartCnCount(word) / _smartCnTotal;
        var jieba = (double)_jieba.GetValueOrDefault(word) / _jiebaTotal;
        var length = LengthOf(word);
        if (length > 1 && !IsTrusted(word))
        {
            jieba *=
                ModelSettings.JiebaOnly
                * (length > 3 ? ModelSettings.JiebaOnlyLong : 1)
                * (Tag(word) == "nr" ? ModelSettings.JiebaOnlyName : 1);
        }

        return (ModelSettings.SmartCnShare * smartCn) + ((1 - ModelSettings.SmartCnShare) * jieba);
    }
}

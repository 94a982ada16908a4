using Search.Concordance.WordAlignment;
using Search.Text.Glosses;
using Search.Text.Pairs;

namespace Search.Concordance.Equivalents;

/// <summary>
/// What the gloss table says about two words: that one translates the other, or a part of it (预防, prevent, in
/// 疾病预防控制中心). Immutable, safe for concurrent use.
/// </summary>
internal sealed class DictionaryEvidence
{
    // A gloss of more words says too little about each of them.
    private const int MostWords = 2;
    private const int LongestPart = 8;

    private static readonly Lazy<DictionaryEvidence> s_default = new(() => new DictionaryEvidence(GlossTable.Default));

    private readonly GlossTable _table;
    private readonly Dictionary<string, int> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _stemsBySpan;

    // Stem, Chinese word and whether the gloss is the stem alone, in one number each; sorted.
    private readonly ulong[] _known;

    /// <summary>Cuts the glosses of a table into stems: some tenths of a second.</summary>
    public DictionaryEvidence(GlossTable table)
    {
        _table = table;
        _stemsBySpan = _stems.GetAlternateLookup<ReadOnlySpan<char>>();
        var stems = new int[]?[table.EnglishCount];
        var known = new HashSet<ulong>();
        var tokenizer = new AlignmentTokenizer();
        var units = new AlignmentUnits();
        for (var word = 0; word < table.WordCount; word++)
        {
            foreach (var gloss in table.EnglishOf(word))
            {
                var words = stems[gloss] ??= Stems(table.English(gloss), tokenizer, units);
                foreach (var stem in words.Length <= MostWords ? words : [])
                {
                    _ = known.Add(Key(stem, word, words.Length == 1));
                }
            }
        }

        _known = [.. known];
        Array.Sort(_known);
    }

    /// <summary>The evidence of the table that is built in; made at first use.</summary>
    public static DictionaryEvidence Default => s_default.Value;

    /// <summary>The number of an English word, -1 when no gloss has it.</summary>
    public int Find(ReadOnlySpan<char> stem) => _stemsBySpan.TryGetValue(stem, out var number) ? number : -1;

    /// <summary>Whether a Chinese word is glossed by an English one, alone or with one other word.</summary>
    public bool Translates(int stem, ReadOnlySpan<char> chinese) =>
        stem >= 0 && _table.TryFind(chinese, out var word) && (Has(stem, word, true) || Has(stem, word, false));

    /// <summary>
    /// Whether a part of a Chinese word is glossed by an English one: two characters and more, or one of two.
    /// </summary>
    public bool TranslatesPart(int stem, ReadOnlySpan<char> chinese)
    {
        if (stem < 0 || chinese.Length > LongestPart)
        {
            return false;
        }

        for (var start = 0; start < chinese.Length; start++)
        {
            for (var length = chinese.Length - start; length > 0; length--)
            {
                if (
                    length < chinese.Length
                    && (length > 1 || chinese.Length == 2)
                    && _table.TryFind(chinese.Slice(start, length), out var word)
                    && (Has(stem, word, true) || (length > 1 && Has(stem, word, false)))
                )
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static ulong Key(int stem, int word, bool isAlone) =>
        ((ulong)(uint)stem << 32) | ((uint)word << 1) | (isAlone ? 1u : 0u);

    private bool Has(int stem, int word, bool isAlone) => Array.BinarySearch(_known, Key(stem, word, isAlone)) >= 0;

    private int[] Stems(string gloss, AlignmentTokenizer tokenizer, AlignmentUnits units)
    {
        tokenizer.Cut(gloss, Language.English, units);
        var stems = new List<int>(units.Count);
        for (var i = 0; i < units.Count; i++)
        {
            if (DictionaryPrior.IsContent(units, i) || (units.Count == 1 && units[i].IsWord))
            {
                var stem = units.Term(i).ToString();
                if (!_stems.TryGetValue(stem, out var number))
                {
                    number = _stems.Count;
                    _stems.Add(stem, number);
                }

                stems.Add(number);
            }
        }

        return [.. stems];
    }
}

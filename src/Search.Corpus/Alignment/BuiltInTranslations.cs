using Search.Corpus.Alignment.Evidence;
using Search.Text.Glosses;

namespace Search.Corpus.Alignment;

/// <summary>The translation table that comes with the product, seen by English stem.</summary>
internal sealed class BuiltInTranslations : ITranslationSource
{
    // Longer headwords are sayings, which running text seldom translates as the dictionary does.
    private const int LongestWord = 6;

    private const int MostMeanings = 24;

    private static readonly Lazy<BuiltInTranslations?> Instance = new(() =>
        GlossTable.Default.IsEmpty ? null : new BuiltInTranslations(GlossTable.Default)
    );

    private readonly GlossTable table;
    private readonly string[] stems;
    private readonly HashSet<string> known;

    // Whether any word begins with two units that hash to a place: nearly all stretches of text are no word.
    private readonly bool[] beginnings = new bool[1 << 18];

    private BuiltInTranslations(GlossTable table)
    {
        this.table = table;
        stems = new string[table.EnglishCount];
        for (var english = 0; english < stems.Length; english++)
        {
            stems[english] = EnglishStem.Of(table.English(english));
        }

        known = new HashSet<string>(stems, StringComparer.Ordinal);
        for (var word = 0; word < table.WordCount; word++)
        {
            beginnings[Beginning(table.Folded(word))] = true;
        }
    }

    /// <summary>The table; null in a build without it.</summary>
    public static BuiltInTranslations? Default => Instance.Value;

    public int MaxLength => LongestWord;

    public float Coverage => 1;

    public bool Contains(ReadOnlySpan<char> chinese) => beginnings[Beginning(chinese)] && table.TryFind(chinese, out _);

    public void AddMeanings(ReadOnlySpan<char> chinese, List<DictionaryMeaning> meanings)
    {
        if (!table.TryGet(chinese, out var words))
        {
            return;
        }

        for (var i = 0; i < words.Length && i < MostMeanings; i++)
        {
            if (!GlossWords.IsEmpty(stems[words[i]]))
            {
                meanings.Add(new DictionaryMeaning(stems[words[i]], 1));
            }
        }
    }

    public bool HasStem(string stem) => known.Contains(stem);

    private static int Beginning(ReadOnlySpan<char> word) =>
        word.IsEmpty ? 0 : ((word[0] * 131) + (word.Length > 1 ? word[1] : 0)) & ((1 << 18) - 1);
}

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

    private BuiltInTranslations(GlossTable table)
    {
        this.table = table;
        stems = new string[table.EnglishCount];
        for (var english = 0; english < stems.Length; english++)
        {
            stems[english] = EnglishStem.Of(table.English(english));
        }

        known = new HashSet<string>(stems, StringComparer.Ordinal);
    }

    /// <summary>The table; null in a build without it.</summary>
    public static BuiltInTranslations? Default => Instance.Value;

    public int MaxLength => LongestWord;

    public bool Contains(ReadOnlySpan<char> chinese) => table.TryFind(chinese, out _);

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
}

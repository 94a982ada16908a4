namespace Search.Text.Glosses;

/// <summary>
/// The gloss table seen by English stem: the numbers of all English words that share a stem. Built once from a stemmer;
/// safe for use by any number of threads.
/// </summary>
public sealed class GlossStems
{
    private readonly GlossTable _table;
    private readonly Dictionary<string, int[]> _words = new(StringComparer.Ordinal);
    private readonly string[] _stems;

    /// <summary>Groups the table's English words.</summary>
    /// <param name="table">The table.</param>
    /// <param name="stem">Gives the stem of a lower-case word.</param>
    public GlossStems(GlossTable table, Func<string, string> stem)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(stem);
        _table = table;
        _stems = new string[table.EnglishCount];
        for (var english = 0; english < _stems.Length; english++)
        {
            _stems[english] = stem(table.English(english));
        }

        foreach (var group in Enumerable.Range(0, _stems.Length).GroupBy(e => _stems[e], StringComparer.Ordinal))
        {
            _words.Add(group.Key, [.. group]);
        }
    }

    /// <summary>The stem of an English word of the table.</summary>
    public string StemOf(int english) => _stems[english];

    /// <summary>The numbers of the table's English words with a stem; none when there is no such word.</summary>
    public ReadOnlySpan<int> EnglishWith(string stem) => _words.GetValueOrDefault(stem);

    /// <summary>Whether a Chinese word, in folded form, is glossed by a word of a stem.</summary>
    public bool AreTranslations(ReadOnlySpan<char> foldedChinese, ReadOnlySpan<char> stem)
    {
        if (_table.TryGet(foldedChinese, out var english))
        {
            foreach (var word in english)
            {
                if (stem.SequenceEqual(_stems[word]))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

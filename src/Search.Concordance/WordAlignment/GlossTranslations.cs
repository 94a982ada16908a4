using Search.Text.Glosses;

namespace Search.Concordance.WordAlignment;

/// <summary>The compiled gloss table as something to start a word aligner from.</summary>
public sealed class GlossTranslations : IWordTranslations
{
    private readonly GlossTable _table;

    /// <summary>Creates the view of a table, which may be empty.</summary>
    public GlossTranslations(GlossTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        _table = table;
    }

    /// <inheritdoc/>
    public IEnumerable<string> Translate(string chinese)
    {
        if (!_table.TryGet(chinese, out var english))
        {
            return [];
        }

        var words = new string[english.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = _table.English(english[i]);
        }

        return words;
    }
}

using Search.Corpus.Scripts;

namespace Search.Corpus.Readers.Tables;

/// <summary>Which column of a table holds what. All columns are zero-based; -1 where there is none.</summary>
internal sealed record ColumnMap
{
    /// <summary>The English text.</summary>
    public required int English { get; init; }

    /// <summary>The Chinese text.</summary>
    public required int Chinese { get; init; }

    /// <summary>The pair's own id.</summary>
    public int Id { get; init; } = -1;

    /// <summary>Whom to credit.</summary>
    public int Attribution { get; init; } = -1;

    /// <summary>Further columns that a header row names, by field.</summary>
    public IReadOnlyDictionary<TableField, int> Fields { get; init; } = new Dictionary<TableField, int>();

    /// <summary>Whether the first row names the columns.</summary>
    public bool HasHeader { get; init; }

    /// <summary>The number of columns that a row must have.</summary>
    public int Required => Math.Max(English, Chinese) + 1;

    /// <summary>
    /// Finds the columns: by a header row where it names both languages, else by script. The Chinese column is the one
    /// with Han text in most rows; the English one is the nearest column of Latin text, before it rather than after.
    /// </summary>
    /// <param name="rows">The first rows, at least one.</param>
    /// <param name="english">The English column that the user chose, zero-based, or null.</param>
    /// <param name="chinese">The Chinese column that the user chose, zero-based, or null.</param>
    /// <returns>Null when no column is Chinese or none beside it English.</returns>
    public static ColumnMap? Find(IReadOnlyList<string[]> rows, int? english, int? chinese)
    {
        var named = HeaderNames.Find(rows);
        if (named is not null && (english ?? chinese) is null)
        {
            return named;
        }

        var width = rows.Max(r => r.Length);
        if (english is { } chosenEnglish && chinese is { } chosenChinese)
        {
            return chosenEnglish == chosenChinese ? null : FromPositions(chosenEnglish, chosenChinese, width, rows);
        }

        var han = new int[width];
        var latin = new int[width];
        foreach (var row in rows)
        {
            for (var column = 0; column < row.Length; column++)
            {
                var script = TextScript.Of(row[column]);
                han[column] += script.IsChinese ? 1 : 0;
                latin[column] += script.IsEnglish && !LooksLikeLink(row[column]) && !IsLanguage(row[column]) ? 1 : 0;
            }
        }

        var zh = chinese ?? Array.IndexOf(han, han.Max());
        var en = english ?? Nearest(latin, zh, rows.Count);
        if (en < 0 || en == zh || zh >= width || (chinese is null && han[zh] * 2 < rows.Count - 1) || han[zh] == 0)
        {
            return null;
        }

        return FromPositions(en, zh, width, rows);
    }

    private static ColumnMap FromPositions(int en, int zh, int width, IReadOnlyList<string[]> rows)
    {
        var first = Math.Min(en, zh);
        var last = Math.Max(en, zh);

        // The language of a text may stand between it and its id.
        var id = first - 1;
        id -= id >= 0 && id < rows[0].Length && IsLanguage(rows[0][id]) ? 1 : 0;
        return new ColumnMap
        {
            English = en,
            Chinese = zh,
            Id = Math.Max(id, -1),
            Attribution = last + 1 < width ? last + 1 : -1,
            HasHeader = HeaderNames.IsHeader(rows, zh),
        };
    }

    private static int Nearest(int[] latin, int chinese, int rows)
    {
        for (var distance = 1; distance < latin.Length; distance++)
        {
            foreach (var column in (ReadOnlySpan<int>)[chinese - distance, chinese + distance])
            {
                if (column >= 0 && column < latin.Length && latin[column] * 2 >= rows - 1 && latin[column] > 0)
                {
                    return column;
                }
            }
        }

        return -1;
    }

    private static bool IsLanguage(string text) => HeaderNames.Field(text) is TableField.English or TableField.Chinese;

    private static bool LooksLikeLink(string text) =>
        text.StartsWith("http://", StringComparison.Ordinal) || text.StartsWith("https://", StringComparison.Ordinal);
}

using Search.Corpus.Scripts;

namespace Search.Corpus.Readers.Tables;

/// <summary>The names by which tables and records call their columns.</summary>
internal static class HeaderNames
{
    /// <summary>Finds what a column name means.</summary>
    /// <returns>Null when the name is not known.</returns>
    public static TableField? Field(string name) =>
        name.Trim().Trim('"', '\'', '#').Replace('_', '-').Replace(' ', '-').ToUpperInvariant() switch
        {
            "EN"
            or "ENG"
            or "ENGLISH"
            or "EN-US"
            or "EN-GB"
            or "ENGLISH-TEXT"
            or "TEXT-EN"
            or "EN-TEXT"
            or "SENTENCE-EN"
            or "英文"
            or "英语"
            or "英語" => TableField.English,
            "ZH"
            or "CN"
            or "CH"
            or "ZHO"
            or "CHI"
            or "CMN"
            or "CHINESE"
            or "ZH-CN"
            or "ZH-TW"
            or "ZH-HK"
            or "ZH-HANS"
            or "ZH-HANT"
            or "MANDARIN"
            or "CHINESE-TEXT"
            or "TEXT-ZH"
            or "ZH-TEXT"
            or "SENTENCE-ZH"
            or "中文"
            or "汉语"
            or "漢語"
            or "华语" => TableField.Chinese,
            "ID" or "PAIR-ID" or "EXTERNALID" or "EXTERNAL-ID" or "KEY" or "TUID" or "编号" or "編號" => TableField.Id,
            "CORPUS" or "SOURCE-NAME" or "DATASET" => TableField.Source,
            "DOCUMENT" or "DOC" or "DOC-ID" or "DOCID" or "FILE" or "文件" => TableField.Document,
            "TITLE" or "标题" or "標題" => TableField.Title,
            "URL" or "LINK" or "URI" or "PERMALINK" => TableField.Url,
            "DATE" or "PUBLISHED" or "日期" => TableField.Date,
            "DOMAIN" or "SUBJECT" or "TOPIC" or "CATEGORY" or "FIELD" => TableField.Domain,
            "LICENSE" or "LICENCE" or "RIGHTS" => TableField.License,
            "ATTRIBUTION" or "CREDIT" or "AUTHOR" => TableField.Attribution,
            "QUALITY" or "SCORE" => TableField.Quality,
            _ => null,
        };

    /// <summary>Reads a first row that names both languages, where those columns hold something else below it.</summary>
    public static ColumnMap? Find(IReadOnlyList<string[]> rows)
    {
        var row = rows[0];
        var fields = new Dictionary<TableField, int>();
        for (var column = 0; column < row.Length; column++)
        {
            if (Field(row[column]) is { } field)
            {
                _ = fields.TryAdd(field, column);
            }
        }

        return
            fields.TryGetValue(TableField.English, out var english)
            && fields.TryGetValue(TableField.Chinese, out var chinese)
            && !Repeats(rows, english)
            && !Repeats(rows, chinese)
            ? new ColumnMap
            {
                English = english,
                Chinese = chinese,
                Id = fields.GetValueOrDefault(TableField.Id, -1),
                Attribution = fields.GetValueOrDefault(TableField.Attribution, -1),
                Fields = fields,
                HasHeader = true,
            }
            : null;
    }

    // A column that names the language of every row is no header.
    private static bool Repeats(IReadOnlyList<string[]> rows, int column)
    {
        var same = rows.Count(row => column < row.Length && row[column] == rows[0][column]);
        return rows.Count > 1 && same * 2 > rows.Count;
    }

    /// <summary>Whether the first row names columns: its Chinese cell holds no Han, and it has a word for a field.</summary>
    public static bool IsHeader(IReadOnlyList<string[]> rows, int chinese) =>
        rows.Count > 1
        && chinese < rows[0].Length
        && (!TextScript.HasHan(rows[0][chinese]) || Field(rows[0][chinese]) is TableField.Chinese)
        && (
            Array.Exists(rows[0], cell => Field(cell) is not null)
            || Array.TrueForAll(
                rows[0],
                cell => cell.Trim().ToUpperInvariant() is "SOURCE" or "TARGET" or "SRC" or "TGT"
            )
        );
}

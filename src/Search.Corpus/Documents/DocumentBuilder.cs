using Search.Corpus.Readers.Tables;
using Search.Text.Pairs;

namespace Search.Corpus.Documents;

/// <summary>Collects the lines of a document and counts its blocks.</summary>
internal sealed class DocumentBuilder
{
    private readonly List<RawLine> _lines = [];
    private int _block;
    private bool _isOpen;

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<RawLine> Lines => _lines;

    /// <summary>The ordinal of the block that the next line belongs to.</summary>
    public int Block => _block;

    /// <summary>Ends the block if it holds anything.</summary>
    public void EndBlock()
    {
        _block += _isOpen ? 1 : 0;
        _isOpen = false;
    }

    /// <summary>Adds a line to the open block; blank ones are left out.</summary>
    public void Add(
        string text,
        int number,
        RawKind kind = RawKind.Text,
        Language? language = null,
        bool isWhole = true,
        long offset = -1
    )
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        Add(
            new RawLine(text, number, _block)
            {
                Kind = kind,
                Language = language,
                IsWhole = isWhole,
                Offset = offset,
            }
        );
    }

    /// <summary>Adds a line as it is, to the open block.</summary>
    public void Add(RawLine line)
    {
        _lines.Add(line with { Block = _block });
        _isOpen = true;
    }

    /// <summary>
    /// Adds a table, a block a row. Where one column is Chinese and another English, the rows become pairs of lines with
    /// their languages declared, as two-column translations are laid out; else they are marked as cells.
    /// </summary>
    /// <param name="rows">The text of the cells of each row.</param>
    /// <param name="number">Gives the line number of a row.</param>
    /// <param name="isArticle">
    /// Whether the table stands in an article: then a table of single words is left a table, for only sentences are
    /// translations there.
    /// </param>
    public void AddTable(IReadOnlyList<string[]> rows, Func<int, int> number, bool isArticle = false)
    {
        EndBlock();
        var map = rows.Count > 0 && rows.Max(r => r.Length) > 1 ? ColumnMap.Find(rows, null, null) : null;
        if (map is not null && isArticle && !HoldsSentences(rows, map.English))
        {
            map = null;
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (map is not null && row.Length >= map.Required && !(i == 0 && map.HasHeader))
            {
                Add(row[map.English], number(i), language: Language.English);
                Add(row[map.Chinese], number(i), language: Language.Chinese);
            }
            else
            {
                foreach (var cell in row)
                {
                    Add(cell, number(i), RawKind.TableCell);
                }
            }

            EndBlock();
        }
    }

    // Whether the cells of a column have four words on average, or are ended like sentences.
    private static bool HoldsSentences(IReadOnlyList<string[]> rows, int column)
    {
        var cells = rows.Skip(1).Where(row => row.Length > column).Select(row => row[column]).ToList();
        var words = cells.Sum(cell => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
        return words >= cells.Count * 4 || cells.Count(cell => cell.EndsWith('.')) * 2 > cells.Count;
    }
}

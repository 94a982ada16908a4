namespace Search.Concordance.WordAlignment;

/// <summary>
/// The word pairs that stand together in at least one pair of a text, each with a number (a cell), by English word and
/// then by Chinese word; and for every pair of the text the cells of its word pairs.
/// </summary>
internal sealed class CooccurrenceTable
{
    private readonly BilingualText _text;
    private readonly long[] _pairStarts;
    private readonly int[] _pairCells;

    private CooccurrenceTable(BilingualText text, int[] rowStarts, int[] chinese, long[] pairStarts, int[] pairCells)
    {
        _text = text;
        RowStarts = rowStarts;
        Chinese = chinese;
        _pairStarts = pairStarts;
        _pairCells = pairCells;
    }

    /// <summary>The first cell of each English word, and the number of cells at the end.</summary>
    public int[] RowStarts { get; }

    /// <summary>The Chinese word of each cell, rising inside a row.</summary>
    public int[] Chinese { get; }

    /// <summary>The number of cells.</summary>
    public int Count => Chinese.Length;

    /// <summary>The cells of a pair: row by row, a row for each English word.</summary>
    public ReadOnlySpan<int> Cells(int pair) =>
        _pairCells.AsSpan((int)_pairStarts[pair], (int)(_pairStarts[pair + 1] - _pairStarts[pair]));

    /// <summary>The cell of two words, or -1 when they never stand together.</summary>
    public int Find(int english, int chinese)
    {
        var start = RowStarts[english];
        var found = Chinese.AsSpan(start, RowStarts[english + 1] - start).BinarySearch(chinese);
        return found < 0 ? -1 : start + found;
    }

    /// <summary>Collects the cells of a text. Two passes over the rows, each row by one thread.</summary>
    public static CooccurrenceTable Build(BilingualText text, int threads, CancellationToken cancellationToken)
    {
        var pairStarts = new long[text.Count + 1];
        for (var pair = 0; pair < text.Count; pair++)
        {
            pairStarts[pair + 1] = pairStarts[pair] + ((long)text.English(pair).Length * text.Chinese(pair).Length);
        }

        var places = WordPlaces.Build(text);
        var words = text.EnglishWords.Count;
        var rowStarts = new int[words + 1];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        const int Block = 64;
        var blocks = (words + Block - 1) / Block;
        _ = Parallel.For(
            0,
            blocks,
            options,
            () => new Scratch(text.ChineseWords.Count),
            (block, _, scratch) =>
            {
                for (var word = block * Block; word < Math.Min(words, (block + 1) * Block); word++)
                {
                    rowStarts[word + 1] = scratch.Collect(text, places.Of(word)).Length;
                }

                return scratch;
            },
            _ => { }
        );
        for (var word = 0; word < words; word++)
        {
            rowStarts[word + 1] = checked(rowStarts[word] + rowStarts[word + 1]);
        }

        var chinese = new int[rowStarts[words]];
        var pairCells = new int[checked((int)pairStarts[^1])];
        _ = Parallel.For(
            0,
            blocks,
            options,
            () => new Scratch(text.ChineseWords.Count),
            (block, _, scratch) =>
            {
                for (var word = block * Block; word < Math.Min(words, (block + 1) * Block); word++)
                {
                    var row = scratch.Collect(text, places.Of(word));
                    row.Sort();
                    row.CopyTo(chinese.AsSpan(rowStarts[word]));
                    scratch.Number(row, rowStarts[word]);
                    foreach (var place in places.Of(word))
                    {
                        var targets = text.Chinese(place.Pair);
                        var cells = pairCells.AsSpan(
                            (int)pairStarts[place.Pair] + (place.Index * targets.Length),
                            targets.Length
                        );
                        for (var j = 0; j < targets.Length; j++)
                        {
                            cells[j] = scratch.Cell(targets[j]);
                        }
                    }
                }

                return scratch;
            },
            _ => { }
        );
        return new CooccurrenceTable(text, rowStarts, chinese, pairStarts, pairCells);
    }

    /// <summary>The text that the cells were collected from.</summary>
    public BilingualText Text => _text;

    /// <summary>What one thread needs to collect rows: which words a row has already, and their cells.</summary>
    private sealed class Scratch(int words)
    {
        private readonly int[] _seen = new int[words];
        private readonly int[] _cells = new int[words];
        private int[] _row = new int[256];
        private int _stamp;

        public Span<int> Collect(BilingualText text, ReadOnlySpan<WordPlace> places)
        {
            _stamp++;
            var count = 0;
            foreach (var place in places)
            {
                foreach (var word in text.Chinese(place.Pair))
                {
                    if (_seen[word] == _stamp)
                    {
                        continue;
                    }

                    _seen[word] = _stamp;
                    if (count == _row.Length)
                    {
                        Array.Resize(ref _row, count * 2);
                    }

                    _row[count++] = word;
                }
            }

            return _row.AsSpan(0, count);
        }

        public void Number(ReadOnlySpan<int> row, int first)
        {
            for (var i = 0; i < row.Length; i++)
            {
                _cells[row[i]] = first + i;
            }
        }

        public int Cell(int word) => _cells[word];
    }
}

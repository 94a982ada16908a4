namespace Search.Index.Terms;

/// <summary>
/// The terms within an edit distance of a word; a term's level is its distance. Optimal string alignment over code
/// points: insertion, deletion, substitution, transposition of neighbours. One row of the usual table is kept for every
/// code point read, and of it only the band that the limit can reach; a beginning is given up when no cell of its row is
/// within the limit.
/// </summary>
internal sealed class EditPattern : TermPattern
{
    private readonly int[] _word;
    private readonly int[] _read;
    private readonly byte[] _rows;
    private readonly int _limit;
    private readonly int _width;

    /// <summary>Prepares a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="limit">Most edits, 0 to 2.</param>
    public EditPattern(string word, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)limit, 2u);
        _word = CodePoints.Of(word);
        _limit = limit;
        _read = new int[_word.Length + limit];

        // A guard on either side of every row, above the limit, spares the test for the edges of the band.
        _width = _word.Length + 3;
        _rows = new byte[(_read.Length + 1) * _width];
        Array.Fill(_rows, (byte)(limit + 1));
        for (var j = 0; j <= Math.Min(limit, _word.Length); j++)
        {
            Row(0)[j + 1] = (byte)j;
        }
    }

    /// <inheritdoc/>
    public override bool Push(int depth, int codePoint)
    {
        if (depth >= _read.Length)
        {
            return false;
        }

        var above = Row(depth);
        var twoAbove = Row(Math.Max(0, depth - 1));
        var row = Row(depth + 1);
        var (first, last) = Band(depth + 1);
        var before = depth == 0 ? -1 : _read[depth - 1];
        var least = _limit + 1;
        for (var j = first; j <= last; j++)
        {
            // Cell j stands at j + 1.
            var value = above[j + 1] + 1;
            if (j > 0)
            {
                value = Math.Min(value, above[j] + (_word[j - 1] == codePoint ? 0 : 1));
                value = Math.Min(value, row[j] + 1);
                if (j > 1 && depth > 0 && _word[j - 2] == codePoint && _word[j - 1] == before)
                {
                    value = Math.Min(value, twoAbove[j - 1] + 1);
                }
            }

            value = Math.Min(value, _limit + 1);
            row[j + 1] = (byte)value;
            least = Math.Min(least, value);
        }

        _read[depth] = codePoint;
        return least <= _limit;
    }

    /// <inheritdoc/>
    public override int Level(int depth)
    {
        var distance = Row(depth)[_word.Length + 1];
        return Math.Abs(depth - _word.Length) <= _limit && distance <= _limit ? distance : -1;
    }

    /// <inheritdoc/>
    public override int Next(int depth, int after)
    {
        var row = Row(depth);
        var (first, last) = Band(depth);
        var best = int.MaxValue;
        for (var j = first; j <= last; j++)
        {
            if (row[j + 1] < _limit)
            {
                // An edit is left: any code point may follow.
                return depth < _read.Length ? after + 1 : -1;
            }

            if (row[j + 1] == _limit && j < _word.Length && _word[j] > after)
            {
                best = Math.Min(best, _word[j]);
            }
        }

        if (depth > 0)
        {
            var above = Row(depth - 1);
            (first, last) = Band(depth - 1);
            for (var j = first; j <= Math.Min(last, _word.Length - 2); j++)
            {
                if (above[j + 1] < _limit && _word[j + 1] == _read[depth - 1] && _word[j] > after)
                {
                    best = Math.Min(best, _word[j]);
                }
            }
        }

        return best == int.MaxValue ? -1 : best;
    }

    private (int First, int Last) Band(int depth) =>
        (Math.Max(0, depth - _limit), Math.Min(_word.Length, depth + _limit));

    private Span<byte> Row(int depth) => _rows.AsSpan(depth * _width, _width);
}

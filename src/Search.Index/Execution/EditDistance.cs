using System.Text;
using Search.Index.Bytes;

namespace Search.Index.Execution;

/// <summary>
/// Edit distance between one word and many (optimal string alignment over code points: insertion, deletion,
/// substitution, transposition of neighbours), given up as soon as it passes a limit.
/// </summary>
internal sealed class EditDistance
{
    private readonly int[] _word;
    private readonly int _limit;
    private readonly List<int> _term = [];
    private int[] _beforeLast;
    private int[] _last;
    private int[] _row;

    /// <summary>Prepares a word.</summary>
    public EditDistance(string word, int limit)
    {
        Decode(word);
        _word = [.. _term];
        _limit = limit;
        _beforeLast = new int[_word.Length + 1];
        _last = new int[_word.Length + 1];
        _row = new int[_word.Length + 1];
    }

    /// <summary>The distance to a term given as UTF-8, -1 when it is above the limit.</summary>
    public int Measure(ReadOnlySpan<byte> term, int shared)
    {
        // A code point takes at most 4 bytes and at least 1: most terms are out by length alone.
        if ((term.Length + 3) / 4 > _word.Length + _limit || term.Length < _word.Length - _limit)
        {
            return -1;
        }

        Decode(Wtf8.Read(term));
        if (Math.Abs(_term.Count - _word.Length) > _limit)
        {
            return -1;
        }

        for (var j = 0; j <= _word.Length; j++)
        {
            _last[j] = j;
        }

        for (var i = 1; i <= _term.Count; i++)
        {
            _row[0] = i;
            var least = i;
            for (var j = 1; j <= _word.Length; j++)
            {
                var cost = _term[i - 1] == _word[j - 1] ? 0 : 1;
                var value = Math.Min(Math.Min(_last[j] + 1, _row[j - 1] + 1), _last[j - 1] + cost);
                if (i > 1 && j > 1 && _term[i - 1] == _word[j - 2] && _term[i - 2] == _word[j - 1])
                {
                    value = Math.Min(value, _beforeLast[j - 2] + 1);
                }

                _row[j] = value;
                least = Math.Min(least, value);
            }

            if (least > _limit + 1)
            {
                return -1;
            }

            (_beforeLast, _last, _row) = (_last, _row, _beforeLast);
        }

        return _last[_word.Length] <= _limit ? _last[_word.Length] : -1;
    }

    private void Decode(string text)
    {
        _term.Clear();
        for (var at = 0; at < text.Length; )
        {
            var status = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var used);
            _term.Add(status == System.Buffers.OperationStatus.Done ? rune.Value : text[at]);
            at += used;
        }
    }
}

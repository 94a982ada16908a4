using System.Numerics;

namespace Search.Index.Terms;

/// <summary>
/// The terms that fit a pattern: <c>?</c> is one code point, <c>*</c> any number, all else itself. The places of the
/// pattern that a beginning may have come to are kept as bits, a set for every code point read.
/// </summary>
internal sealed class WildcardPattern : TermPattern
{
    private readonly int[] _pattern;
    private readonly int _words;
    private ulong[] _sets;

    /// <summary>Prepares a pattern.</summary>
    public WildcardPattern(string pattern)
    {
        _pattern = CodePoints.Of(pattern);
        _words = (_pattern.Length / 64) + 1;
        _sets = new ulong[_words * 32];
        Add(_sets.AsSpan(0, _words), 0);
    }

    /// <inheritdoc/>
    public override bool Push(int depth, int codePoint)
    {
        if ((depth + 2) * _words > _sets.Length)
        {
            Array.Resize(ref _sets, _sets.Length * 2);
        }

        var from = Set(depth);
        var to = Set(depth + 1);
        to.Clear();
        var any = false;
        for (var word = 0; word < _words; word++)
        {
            for (var bits = from[word]; bits != 0; bits &= bits - 1)
            {
                var place = (word * 64) + BitOperations.TrailingZeroCount(bits);
                if (place == _pattern.Length)
                {
                    continue;
                }

                if (_pattern[place] == '*')
                {
                    Add(to, place);
                    any = true;
                }
                else if (_pattern[place] == '?' || _pattern[place] == codePoint)
                {
                    Add(to, place + 1);
                    any = true;
                }
            }
        }

        return any;
    }

    /// <inheritdoc/>
    public override int Level(int depth) => (Set(depth)[_pattern.Length / 64] & (1UL << _pattern.Length)) != 0 ? 0 : -1;

    /// <inheritdoc/>
    public override int Next(int depth, int after)
    {
        var best = int.MaxValue;
        var set = Set(depth);
        for (var word = 0; word < _words; word++)
        {
            for (var bits = set[word]; bits != 0; bits &= bits - 1)
            {
                var place = (word * 64) + BitOperations.TrailingZeroCount(bits);
                if (place == _pattern.Length)
                {
                    continue;
                }

                if (_pattern[place] is '*' or '?')
                {
                    return after + 1;
                }

                if (_pattern[place] > after)
                {
                    best = Math.Min(best, _pattern[place]);
                }
            }
        }

        return best == int.MaxValue ? -1 : best;
    }

    // A star may stand for nothing, so the place after it counts too.
    private void Add(Span<ulong> set, int place)
    {
        set[place / 64] |= 1UL << place;
        for (; place < _pattern.Length && _pattern[place] == '*'; place++)
        {
            set[(place + 1) / 64] |= 1UL << (place + 1);
        }
    }

    private Span<ulong> Set(int depth) => _sets.AsSpan(depth * _words, _words);
}

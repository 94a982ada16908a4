using Search.Text.Lexicon;

namespace Search.Tools.Lexicon.Words;

/// <summary>
/// Builds the double-array trie of a sorted list of words. Families of children are placed largest first, each at the
/// first base that leaves all of them free; the result depends on the words alone.
/// </summary>
public sealed class DoubleArray
{
    private const int Probes = 1024;

    private readonly ushort[][] _words;
    private readonly List<Family> _families = [];
    private int[] _next = [];
    private bool[] _used = [];
    private readonly HashSet<int> _bases = [];
    private int _firstFree = TrieNode.FirstChild;

    private DoubleArray(ushort[][] words) => _words = words;

    /// <summary>Builds the trie.</summary>
    /// <param name="words">Words as character codes, in order, without repetition.</param>
    /// <param name="indexes">The node at which each word ends.</param>
    /// <returns>Base and label of every node.</returns>
    public static (int Base, ushort Label)[] Build(ushort[][] words, out int[] indexes)
    {
        var builder = new DoubleArray(words);
        builder.Collect(0, words.Length, 0, -1, 0);
        return builder.Place(out indexes);
    }

    private void Collect(int from, int to, int depth, int parent, int place)
    {
        // Words from..to share their first `depth` codes; one family holds the codes that may follow.
        var family = new Family(parent, place, [], []);
        var at = from;
        if (_words[at].Length == depth)
        {
            family = family with { Word = at++ };
        }

        if (at == to)
        {
            _families.Add(family);
            return;
        }

        var self = _families.Count;
        _families.Add(family);
        while (at < to)
        {
            var code = _words[at][depth];
            var end = at;
            while (end < to && _words[end][depth] == code)
            {
                end++;
            }

            family.Codes.Add(code);
            family.Children.Add(_families.Count);
            Collect(at, end, depth + 1, self, family.Codes.Count - 1);
            at = end;
        }
    }

    private (int Base, ushort Label)[] Place(out int[] indexes)
    {
        var bases = new int[_families.Count];
        Grow(1 << 16);
        var order = Enumerable
            .Range(0, _families.Count)
            .Where(f => _families[f].Codes.Count > 0)
            .OrderByDescending(f => _families[f].Codes.Count)
            .ThenBy(f => f);
        foreach (var family in order)
        {
            bases[family] = FindBase(_families[family].Codes);
            foreach (var code in _families[family].Codes)
            {
                _used[bases[family] + code] = true;
            }
        }

        var length = Array.LastIndexOf(_used, true) + 1;
        var nodes = new (int Base, ushort Label)[length];
        indexes = new int[_words.Length];
        for (var f = 0; f < _families.Count; f++)
        {
            var family = _families[f];
            var code = family.Parent < 0 ? (ushort)0 : _families[family.Parent].Codes[family.Place];
            var index = family.Parent < 0 ? TrieNode.Root : bases[family.Parent] + code;
            nodes[index] = (bases[f], code);
            if (family.Word >= 0)
            {
                indexes[family.Word] = index;
            }
        }

        return nodes;
    }

    private int FindBase(List<ushort> codes)
    {
        var probes = 0;
        for (var slot = Free(codes.Count == 1 ? TrieNode.FirstChild : _firstFree); ; slot = Free(slot + 1))
        {
            var candidate = slot - codes[0];
            if (candidate > 0 && !_bases.Contains(candidate))
            {
                Grow(candidate + codes[^1] + 1);
                if (codes.TrueForAll(c => !_used[candidate + c]))
                {
                    _ = _bases.Add(candidate);
                    return candidate;
                }
            }

            // Crowded beginnings are not searched again and again; only children may fill their gaps later.
            if (++probes == Probes && codes.Count > 1)
            {
                _firstFree = Free(_firstFree + 1);
            }
        }
    }

    private int Free(int slot)
    {
        Grow(slot + 1);
        var start = slot;
        while (_used[slot])
        {
            slot = Math.Max(_next[slot], slot + 1);
            Grow(slot + 1);
        }

        if (slot > start && _used[start])
        {
            _next[start] = slot;
        }

        return slot;
    }

    private void Grow(int length)
    {
        if (_used.Length < length)
        {
            Array.Resize(ref _used, Math.Max(length, _used.Length * 2));
            Array.Resize(ref _next, _used.Length);
        }
    }

    private sealed record Family(int Parent, int Place, List<ushort> Codes, List<int> Children)
    {
        public int Word { get; init; } = -1;
    }
}

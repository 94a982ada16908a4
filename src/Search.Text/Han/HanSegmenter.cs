using System.Diagnostics;
using Search.Text.Lexicon;

namespace Search.Text.Han;

/// <summary>
/// Cuts a run of Han characters into words: the cheapest path through the lattice of all dictionary words, transliterated
/// names, personal names and numerals that stand in the run, under a model of words and pairs of words. The result
/// depends on the run and the dictionary alone, so index and query agree. One instance for each thread; it allocates
/// nothing once it has grown to the longest run.
/// </summary>
public sealed class HanSegmenter
{
    private const int LongestName = 8;
    private const int KeptEdges = 1 << 16;

    private readonly HanLexicon _lexicon;
    private readonly int _nameBackOff;
    private readonly int _numeralBackOff;
    private readonly int _nameMargin;
    private readonly int _nameCost;
    private readonly int _numeralCost;
    private readonly int _unknownCost;
    private readonly int _foreignCost;
    private readonly int _fullNameCost;
    private readonly int _shortNameCost;
    private readonly int _numeralCharacterCost;
    private LatticeEdge[] _edges = new LatticeEdge[256];
    private int[] _endingAt = new int[65];
    private ushort[] _codes = new ushort[64];
    private int[] _startingAt = new int[65];
    private (int Edge, int Word)[] _before = new (int, int)[16];
    private ulong[] _pairs = new ulong[256];
    private int _edgeCount;
    private int _pairCount;

    /// <summary>Creates a segmenter over a dictionary.</summary>
    public HanSegmenter(HanLexicon lexicon)
    {
        ArgumentNullException.ThrowIfNull(lexicon);
        _lexicon = lexicon;
        _nameBackOff = lexicon.Parameter(LexiconParameter.NameBackOff);
        _numeralBackOff = lexicon.Parameter(LexiconParameter.NumeralBackOff);
        _nameMargin = lexicon.Parameter(LexiconParameter.NameMargin);
        _nameCost = lexicon.Parameter(LexiconParameter.Name);
        _numeralCost = lexicon.Parameter(LexiconParameter.Numeral);
        _unknownCost = lexicon.Parameter(LexiconParameter.UnknownCharacter);
        _foreignCost = lexicon.Parameter(LexiconParameter.ForeignName);
        _fullNameCost = lexicon.Parameter(LexiconParameter.FullName);
        _shortNameCost = lexicon.Parameter(LexiconParameter.ShortName);
        _numeralCharacterCost = lexicon.Parameter(LexiconParameter.NumeralCharacter);
    }

    /// <summary>Replaces the content of a segmentation by the pieces of a run.</summary>
    /// <param name="codePoints">Code points folded by <see cref="ScriptClasses.Fold(int)"/>, without spaces.</param>
    /// <param name="result">Receives the pieces.</param>
    public void Segment(ReadOnlySpan<int> codePoints, HanSegmentation result)
    {
        ArgumentNullException.ThrowIfNull(result);
        result.Clear();
        if (codePoints.IsEmpty)
        {
            return;
        }

        Prepare(codePoints);
        for (var at = 0; at < codePoints.Length; at++)
        {
            var first = _edgeCount;
            _startingAt[at] = first;
            AddWords(codePoints, at);
            AddNames(at, codePoints.Length, first);
            AddNumeral(at, codePoints.Length, first);
        }

        _startingAt[codePoints.Length] = _edgeCount;
        AnnouncePairs(codePoints.Length);
        FindPaths(codePoints.Length);
        var path = TakePath(codePoints.Length, result);
        AddOthers(path, result);
        if (_edges.Length > KeptEdges)
        {
            // One huge run must not pin its memory for the rest of the thread's life.
            _edges = new LatticeEdge[256];
            _endingAt = new int[65];
            _startingAt = new int[65];
            _pairs = new ulong[256];
            _codes = new ushort[64];
        }
    }

    private void Prepare(ReadOnlySpan<int> codePoints)
    {
        _edgeCount = 0;
        if (_codes.Length < codePoints.Length)
        {
            _codes = new ushort[Math.Max(codePoints.Length, _codes.Length * 2)];
            _endingAt = new int[_codes.Length + 1];
            _startingAt = new int[_codes.Length + 1];
        }

        for (var i = 0; i < codePoints.Length; i++)
        {
            _codes[i] = (ushort)_lexicon.CodeOf(codePoints[i]);
        }

        for (var i = 0; i + 1 < codePoints.Length; i++)
        {
            _lexicon.AnnounceWords(_codes[i], _codes[i + 1]);
        }

        _endingAt.AsSpan(0, codePoints.Length + 1).Fill(-1);
    }

    private void AddWords(ReadOnlySpan<int> codePoints, int at)
    {
        var node = TrieNode.Root;
        var single = false;
        for (var end = at; end < codePoints.Length && _lexicon.TryChild(node, _codes[end], out node); end++)
        {
            var bits = _lexicon.Node(node);
            var cost = TrieNode.Cost(bits);
            if (cost != 0)
            {
                single |= end == at;
                AddEdge(at, end - at + 1, node, cost, 0, TrieNode.Flags(bits), TrieNode.BackOff(bits), true);
            }
        }

        if (!single)
        {
            AddEdge(at, 1, TrieNode.Root, _unknownCost, 0, 0, 0, true);
        }

        if (_lexicon.User is { } user)
        {
            var userNode = UserWords.Root;
            for (var end = at; end < codePoints.Length; end++)
            {
                userNode = user.Child(userNode, codePoints[end]);
                if (userNode == UserWords.None)
                {
                    break;
                }

                if (user.CostOf(userNode) is var cost and not 0)
                {
                    AddEdge(at, end - at + 1, TrieNode.Root, cost, 0, 0, 0, true);
                }
            }
        }
    }

    private void AddNames(int at, int length, int firstEdge)
    {
        ref readonly var first = ref _lexicon.Character(_codes[at]);
        if (first.Foreign != CharacterModel.Never)
        {
            int cost = _foreignCost,
                singles = 0;
            var limit = Math.Min(length, at + LongestName);
            for (var end = at; end < limit; end++)
            {
                ref readonly var character = ref _lexicon.Character(_codes[end]);
                if (character.Foreign == CharacterModel.Never)
                {
                    break;
                }

                cost += character.Foreign;
                singles += character.Alone;
                if (end > at)
                {
                    AddName(at, end - at + 1, cost, singles, 0, firstEdge);
                }
            }
        }

        if (first.Surname != CharacterModel.Never && at + 1 < length)
        {
            ref readonly var second = ref _lexicon.Character(_codes[at + 1]);
            var singles = first.Alone + second.Alone;
            if (second.GivenOnly != CharacterModel.Never)
            {
                AddName(at, 2, first.Surname + second.GivenOnly + _shortNameCost, singles, _nameMargin, firstEdge);
            }

            if (second.Given != CharacterModel.Never && at + 2 < length)
            {
                ref readonly var third = ref _lexicon.Character(_codes[at + 2]);
                if (third.GivenLast != CharacterModel.Never)
                {
                    var cost = first.Surname + second.Given + third.GivenLast + _fullNameCost;
                    AddName(at, 3, cost, singles + third.Alone, _nameMargin, firstEdge);
                }
            }
        }
    }

    /// <summary>Adds a name that is no dictionary word and explains its characters better than they do alone.</summary>
    private void AddName(int at, int length, int cost, int singles, int margin, int firstEdge)
    {
        cost = Math.Max(cost, 0);
        if (_nameCost + cost + margin <= singles && !HasEdge(firstEdge, length))
        {
            var flags = TrieNode.First | TrieNode.Second;
            AddEdge(at, length, TrieNode.NameClass, _nameCost, cost, flags, _nameBackOff, false);
        }
    }

    private void AddNumeral(int at, int length, int firstEdge)
    {
        if (_lexicon.Character(_codes[at]).Numeral == 0 || (at > 0 && _lexicon.Character(_codes[at - 1]).Numeral != 0))
        {
            return;
        }

        var end = at + 1;
        while (end < length && _lexicon.Character(_codes[end]).Numeral != 0)
        {
            end++;
        }

        if (end - at > 1 && !HasEdge(firstEdge, end - at))
        {
            var cost = (end - at) * _numeralCharacterCost;
            var flags = TrieNode.First | TrieNode.Second;
            AddEdge(at, end - at, TrieNode.NumeralClass, _numeralCost, cost, flags, _numeralBackOff, false);
        }
    }

    private bool HasEdge(int firstEdge, int length)
    {
        for (var i = firstEdge; i < _edgeCount; i++)
        {
            if (_edges[i].Length == length)
            {
                return true;
            }
        }

        return false;
    }

    private void AddEdge(int at, int length, int word, int cost, int extra, int flags, int backOff, bool inDictionary)
    {
        if (_edgeCount == _edges.Length)
        {
            Array.Resize(ref _edges, _edgeCount * 2);
        }

        ref var edge = ref _edges[_edgeCount];
        edge.Start = at;
        edge.Length = length;
        edge.Word = word;
        edge.Cost = cost;
        edge.Extra = extra;
        edge.BackOff = (byte)backOff;
        edge.HasPairs = (flags & TrieNode.First) != 0;
        edge.EndsPairs = (flags & TrieNode.Second) != 0;
        edge.InDictionary = inDictionary;
        edge.NextSameEnd = _endingAt[at + length];
        _endingAt[at + length] = _edgeCount++;
    }

    /// <summary>
    /// Begins to look for all pairs of words in the lattice. The table of pairs is far larger than what a processor has at
    /// hand: by the time <see cref="FindPaths"/> asks for a pair it has come from memory, many at once.
    /// </summary>
    private void AnnouncePairs(int length)
    {
        _pairCount = 0;
        for (var at = 1; at < length; at++)
        {
            var count = CollectBefore(at);
            for (var i = _startingAt[at]; i < _startingAt[at + 1]; i++)
            {
                if (!_edges[i].EndsPairs)
                {
                    continue;
                }

                if (_pairCount + count > _pairs.Length)
                {
                    Array.Resize(ref _pairs, (_pairCount + count) * 2);
                }

                for (var b = 0; b < count; b++)
                {
                    var hash = BigramTable.Hash(_before[b].Word, _edges[i].Word);
                    _lexicon.AnnouncePair(hash);
                    _pairs[_pairCount++] = hash;
                }
            }
        }
    }

    /// <summary>Gathers the words that end before a place and that pairs begin with.</summary>
    private int CollectBefore(int at)
    {
        var count = 0;
        for (var i = _endingAt[at]; i >= 0; i = _edges[i].NextSameEnd)
        {
            if (_edges[i].HasPairs)
            {
                if (count == _before.Length)
                {
                    Array.Resize(ref _before, count * 2);
                }

                _before[count++] = (i, _edges[i].Word);
            }
        }

        return count;
    }

    /// <summary>Finds the cheapest path to the end of every word.</summary>
    private void FindPaths(int length)
    {
        var pair = 0;
        for (var at = 0; at < length; at++)
        {
            var (least, leastEdge) = LeastBackedOff(at);
            var count = at == 0 ? 0 : CollectBefore(at);
            for (var i = _startingAt[at]; i < _startingAt[at + 1]; i++)
            {
                ref var edge = ref _edges[i];
                var best = least + edge.Cost;
                var previous = leastEdge;
                if (edge.EndsPairs)
                {
                    for (var b = 0; b < count; b++)
                    {
                        var hash = _pairs[pair++];
                        var before = _edges[_before[b].Edge].Best;
                        if (before < best && _lexicon.PairCost(hash) is var cost and not 0 && before + cost < best)
                        {
                            best = before + cost;
                            previous = _before[b].Edge;
                        }
                    }
                }

                edge.Best = best + edge.Extra;
                edge.Previous = previous;
            }
        }

        Debug.Assert(pair == _pairCount, "Pairs are asked for in the order in which they were announced.");
    }

    /// <summary>The cheapest path to a place, with what it costs that any word may follow.</summary>
    private (int Cost, int Edge) LeastBackedOff(int at)
    {
        var (least, edge) = at == 0 ? (0, -1) : (int.MaxValue, -1);
        for (var i = _endingAt[at]; i >= 0; i = _edges[i].NextSameEnd)
        {
            var backedOff = _edges[i].Best + _edges[i].BackOff;
            if (backedOff < least)
            {
                (least, edge) = (backedOff, i);
            }
        }

        Debug.Assert(at == 0 || edge >= 0, "Every character is at least a word of its own, so every place is reached.");
        return (least, edge);
    }

    private ReadOnlySpan<HanPiece> TakePath(int length, HanSegmentation result)
    {
        var last = _endingAt[length];
        for (var i = _edges[last].NextSameEnd; i >= 0; i = _edges[i].NextSameEnd)
        {
            // On equal cost the longer word, which was added first.
            last = _edges[i].Best <= _edges[last].Best ? i : last;
        }

        var count = 0;
        for (var i = last; i >= 0; i = _edges[i].Previous)
        {
            count++;
        }

        var path = result.TakePath(count);
        for (var i = last; i >= 0; i = _edges[i].Previous)
        {
            var kind = _edges[i].InDictionary ? HanPieceKind.Word : HanPieceKind.Unknown;
            path[--count] = new HanPiece(_edges[i].Start, _edges[i].Length, kind);
        }

        return path;
    }

    private void AddOthers(ReadOnlySpan<HanPiece> path, HanSegmentation result)
    {
        var piece = 0;
        for (var first = 0; first < _edgeCount; )
        {
            var start = _edges[first].Start;
            var end = first + 1;
            while (end < _edgeCount && _edges[end].Start == start)
            {
                end++;
            }

            while (path[piece].Start + path[piece].Length <= start)
            {
                piece++;
            }

            AddOthersAt(path[piece], first, end, result);
            first = end;
        }
    }

    private void AddOthersAt(HanPiece piece, int first, int end, HanSegmentation result)
    {
        var last = int.MaxValue;
        for (; ; )
        {
            // Few words begin at one place: the next longest is found by looking through them again.
            var longest = 1;
            for (var i = first; i < end; i++)
            {
                if (_edges[i].InDictionary && _edges[i].Length < last && _edges[i].Length > longest)
                {
                    longest = _edges[i].Length;
                }
            }

            if (longest == 1)
            {
                return;
            }

            last = longest;
            var start = _edges[first].Start;
            if (start != piece.Start || longest != piece.Length)
            {
                var inside = start + longest <= piece.Start + piece.Length;
                result.AddOther(new HanPiece(start, longest, inside ? HanPieceKind.Inner : HanPieceKind.Overlap));
            }
        }
    }
}

using System.Runtime.CompilerServices;
using Search.Index.Postings;
using Search.Index.Terms;
using Search.Query.Contract;
using Search.Query.Terms;

namespace Search.Index.Execution.Scorers;

/// <summary>One term: BM25 over its postings, with bounds a block and a group of blocks.</summary>
internal sealed unsafe class TermScorer : Scorer, IDisposable
{
    // A score of several occurrences may come out one rounding above that of the bound's occurrences.
    private const float Slack = 1.000001f;

    private readonly PostingsBlock _block = new();
    private PostingsList _list;
    private SegmentContext _context = null!;
    private ushort* _lengths;
    private float* _factors;
    private float _weight;
    private float _shortBound;
    private int _longest;
    private int _loaded;
    private uint _lastLoaded;
    private int _index;
    private int _shallow;
    private float _least;
    private int _longestOnce;
    private string _term = "";
    private TermSpace _space;

    /// <summary>Positions of the side of each pair.</summary>
    public ushort* Lengths => _lengths;

    /// <summary>Starts before the first posting.</summary>
    /// <param name="context">The segment.</param>
    /// <param name="view">Where the length factors come from.</param>
    /// <param name="info">The term in this segment; it has at least one pair.</param>
    /// <param name="space">The term's space.</param>
    /// <param name="term">The term, for explanations.</param>
    /// <param name="weight">Boost × idf.</param>
    public void Start(
        SegmentContext context,
        IndexView view,
        in TermInfo info,
        TermSpace space,
        string term,
        float weight
    )
    {
        var chinese = space >= TermSpace.ChineseWord;
        _context = context;
        _list = new PostingsList(info, context.Reader.DocumentCount);
        _lengths = chinese ? context.Reader.ChineseLengths : context.Reader.EnglishLengths;
        _factors = view.Factors(chinese);
        _longest = view.Longest;
        _weight = weight;
        _space = space;
        _term = term;
        _loaded = -1;
        _lastLoaded = 0;
        _index = 0;
        _shallow = 0;
        _least = float.NaN;
        _shortBound = NoMatch;
        Document = -1;
        Cost = _list.Count;
        if (_list.BlockCount == 0)
        {
            Load(0);
        }
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override int Advance(int target)
    {
        if ((uint)target > _lastLoaded || _loaded < 0)
        {
            return AdvanceFar(target);
        }

        _index = _block.Find(_index, (uint)target);
        return Document = (int)_block.Documents[_index];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override float Score(float needed) => Score(_block.Frequency(_index), _lengths[Document]);

    /// <inheritdoc/>
    public override float Bound(int from, int to)
    {
        if (Document >= to || from > _list.Documents)
        {
            return NoMatch;
        }

        if (_list.BlockCount == 0)
        {
            return ShortBound(from, to);
        }

        _shallow = FindBlock(_shallow, (uint)from);
        if (_shallow >= _list.BlockCount)
        {
            return NoMatch;
        }

        var bound = NoMatch;
        for (var block = _shallow; block < _list.BlockCount; )
        {
            if (block > _shallow && _list.Blocks[block - 1].Last + 1 >= (uint)to)
            {
                break;
            }

            if (block % GroupEntry.Blocks == 0 && _list.Groups[block / GroupEntry.Blocks].Last < (uint)to)
            {
                ref readonly var group = ref _list.Groups[block / GroupEntry.Blocks];
                bound = Math.Max(bound, Bound(group.ShortestOnce, group.ShortestMore, group.MostOccurrences));
                block += GroupEntry.Blocks;
            }
            else
            {
                ref readonly var entry = ref _list.Blocks[block++];
                bound = Math.Max(bound, Bound(entry.ShortestOnce, entry.ShortestMore, entry.MostOccurrences));
            }
        }

        return bound;
    }

    /// <inheritdoc/>
    public override int NextWith(int target, int to, float least)
    {
        if (Document < target)
        {
            _ = Advance(target);
        }

        if (least != _least)
        {
            _least = least;
            _longestOnce = LongestOnce(least);
        }

        while (Document < to)
        {
            if (_block.Repeats ? FindAmongRepeats(to, least) : FindByLength(to))
            {
                return Document;
            }

            if (!NextBlock(to, least))
            {
                return Document;
            }
        }

        return Document;
    }

    /// <summary>What <see cref="Bound(int, int)"/> rests on, for phrases: lengths and occurrences of a window.</summary>
    /// <returns>False when nothing in the window can match.</returns>
    public bool Limits(int from, int to, ref int shortestOnce, ref int shortestMore, ref int occurrences)
    {
        if (Document >= to)
        {
            return false;
        }

        if (_list.BlockCount == 0)
        {
            return HasShort(from, to);
        }

        _shallow = FindBlock(_shallow, (uint)from);
        if (_shallow >= _list.BlockCount)
        {
            return false;
        }

        int once = ushort.MaxValue,
            more = ushort.MaxValue,
            most = 0;
        for (var block = _shallow; block < _list.BlockCount; block++)
        {
            if (block > _shallow && _list.Blocks[block - 1].Last + 1 >= (uint)to)
            {
                break;
            }

            ref readonly var entry = ref _list.Blocks[block];
            once = Math.Min(once, entry.ShortestOnce);
            more = Math.Min(more, entry.ShortestMore);
            most = Math.Max(most, entry.MostOccurrences);
        }

        shortestOnce = Math.Max(shortestOnce, Math.Min(once, more));
        shortestMore = Math.Max(shortestMore, more);
        occurrences = Math.Min(occurrences, most);
        return true;
    }

    /// <summary>Occurrences in the current pair.</summary>
    public int Frequency() => _block.Frequency(_index);

    /// <summary>The first position in the current pair.</summary>
    public uint FirstPosition() => _block.FirstPosition(_index);

    /// <summary>The positions in the current pair.</summary>
    public int ReadPositions(ref uint[] positions) => _block.ReadPositions(_index, ref positions);

    /// <inheritdoc/>
    public override ScorePart Explain() =>
        Part(Score(0), $"{_space} {_term}: {Frequency()} in {_lengths[Document]} positions, weight {_weight:0.###}");

    /// <inheritdoc/>
    public void Dispose() => _block.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Score(float frequency, int length) =>
        RankingParameters.Score(_weight, frequency, _factors[Math.Min(length, _longest)]);

    private float Bound(ushort shortestOnce, ushort shortestMore, ushort occurrences)
    {
        var bound = Score(1, shortestOnce);
        return occurrences > 1 ? Math.Max(bound, Score(occurrences, shortestMore) * Slack) : bound;
    }

    private float ShortBound(int from, int to)
    {
        if (!HasShort(from, to))
        {
            return NoMatch;
        }

        if (_shortBound < 0)
        {
            for (var i = 0; i < _block.Count; i++)
            {
                var score = Score(_block.Frequency(i), _lengths[_block.Documents[i]]);
                _shortBound = Math.Max(_shortBound, score);
            }
        }

        return _shortBound;
    }

    private bool HasShort(int from, int to)
    {
        _shallow = _block.Find(_shallow, (uint)from);
        return _shallow < _block.Count && _block.Documents[_shallow] < (uint)to;
    }

    // Stands on a pair of the window that reaches the limit, or past the window, when the block has one; one occurrence each.
    private bool FindByLength(int to)
    {
        var documents = _block.Documents;
        for (; _index < _block.Count; _index++)
        {
            var document = (int)documents[_index];
            if (document >= to || _lengths[document] <= _longestOnce)
            {
                Document = document;
                return true;
            }
        }

        return false;
    }

    private bool FindAmongRepeats(int to, float least)
    {
        if (_longestOnce < 0)
        {
            // No single occurrence reaches the limit: only the few repeats are looked at.
            var start = _index;
            for (_index = _block.NextRepeat(_index); _index < _block.Count; _index = _block.NextRepeat(_index + 1))
            {
                var repeat = (int)_block.Documents[_index];
                if (repeat >= to)
                {
                    break;
                }

                if (Score(_block.Frequency(_index), _lengths[repeat]) >= least)
                {
                    Document = repeat;
                    return true;
                }
            }

            // Past the window any posting counts again.
            if (_lastLoaded < (uint)to)
            {
                _index = _block.Count;
                return false;
            }

            _index = _block.Find(start, (uint)to);
            Document = (int)_block.Documents[_index];
            return true;
        }

        for (; _index < _block.Count; _index++)
        {
            var document = (int)_block.Documents[_index];
            if (
                document >= to
                || _lengths[document] <= _longestOnce
                || (_block.IsRepeat(_index) && Score(_block.Frequency(_index), _lengths[document]) >= least)
            )
            {
                Document = document;
                return true;
            }
        }

        return false;
    }

    // Moves to the next block of the window whose bound reaches the limit, else to the first posting after the window.
    private bool NextBlock(int to, float least)
    {
        for (var block = _loaded + 1; block < _list.BlockCount; block++)
        {
            if (_list.Blocks[block - 1].Last + 1 >= (uint)to)
            {
                break;
            }

            ref readonly var entry = ref _list.Blocks[block];
            if (Bound(entry.ShortestOnce, entry.ShortestMore, entry.MostOccurrences) >= least)
            {
                Load(block);
                Document = (int)_block.Documents[0];
                return true;
            }
        }

        _ = Advance(to);
        return false;
    }

    // The longest text in which one occurrence reaches a limit, -1 when none is short enough.
    private int LongestOnce(float least)
    {
        if (Score(1, 0) < least)
        {
            return -1;
        }

        int low = 0,
            high = _longest;
        while (low < high)
        {
            var middle = (low + high + 1) >>> 1;
            if (Score(1, middle) >= least)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low == _longest ? ushort.MaxValue : low;
    }

    private int AdvanceFar(int target)
    {
        if (_list.BlockCount == 0)
        {
            return Document = End;
        }

        var block = FindBlock(Math.Max(_loaded + 1, _shallow), (uint)target);
        if (block >= _list.BlockCount)
        {
            return Document = End;
        }

        Load(block);
        _index = _block.Find(0, (uint)target);
        return Document = (int)_block.Documents[_index];
    }

    // The first block from one on that ends at or after a doc id. Past a group's end whole groups are passed over.
    private int FindBlock(int block, uint document)
    {
        while (block < _list.BlockCount)
        {
            if (_list.Blocks[block].Last >= document)
            {
                return block;
            }

            block++;
            if (block % GroupEntry.Blocks != 0)
            {
                continue;
            }

            var group = block / GroupEntry.Blocks;
            while (group < _list.GroupCount && _list.Groups[group].Last < document)
            {
                group++;
            }

            block = group * GroupEntry.Blocks;
        }

        return _list.BlockCount;
    }

    private void Load(int block)
    {
        _block.Load(in _list, block);
        _loaded = block;
        _index = 0;
        _lastLoaded = _block.Count == 0 ? 0 : _block.Documents[_block.Count - 1];
        _context.Visit(_block.Count);
    }
}

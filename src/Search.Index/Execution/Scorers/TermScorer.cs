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

using System.Numerics;
using Search.Index.Postings;
using Search.Query.Contract;

namespace Search.Index.Execution.Scorers;

/// <summary>Pairs that have one of many terms, as bits; the level of the nearest term decides the score.</summary>
internal sealed unsafe class UnionScorer : Scorer
{
    /// <summary>Levels: the term itself, one edit, two.</summary>
    public const int Levels = 3;

    private readonly ulong[][] _bits =
    [
        [],
        [],
        [],
    ];
    private ulong[] _any = [];
    private int _words;
    private int _levels;
    private float _boost;
    private string _description = "";

    /// <summary>Starts with no pair.</summary>
    public void Start(int documents, int levels, float boost, string description)
    {
        _words = (documents + 63) / 64;
        _levels = levels;
        _boost = boost;
        _description = description;
        Document = -1;
        Cost = 0;
        for (var level = 0; level < levels; level++)
        {
            Clear(ref _bits[level]);
        }

        Clear(ref _any);
    }

    /// <summary>Adds the pairs of a term.</summary>
    public void Add(in PostingsList list, PostingsBlock block, int level, SegmentContext context)
    {
        var bits = _bits[level];
        for (var i = 0; i < Math.Max(1, list.BlockCount); i++)
        {
            block.Load(in list, i);
            block.Mark(bits);
            block.Mark(_any);
            context.Visit(block.Count);
        }

        Cost += list.Count;
    }

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        var word = target >> 6;
        if (word >= _words)
        {
            return Document = End;
        }

        var bits = _any[word] & (ulong.MaxValue << target);
        while (bits == 0)
        {
            if (++word >= _words)
            {
                return Document = End;
            }

            bits = _any[word];
        }

        return Document = (word << 6) + BitOperations.TrailingZeroCount(bits);
    }

    /// <inheritdoc/>
    public override float Score(float needed)
    {
        var level = 0;
        while (level < _levels - 1 && (_bits[level][Document >> 6] & (1UL << Document)) == 0)
        {
            level++;
        }

        return _boost / (1 + level);
    }

    /// <inheritdoc/>
    public override float Bound(int from, int to) => _boost;

    /// <inheritdoc/>
    public override bool TryMark(Span<ulong> marks, ref long postings)
    {
        for (var word = 0; word < _words; word++)
        {
            marks[word] |= _any[word];
        }

        return true;
    }

    /// <inheritdoc/>
    public override ScorePart Explain() => Part(Score(0), _description);

    private void Clear(ref ulong[] bits)
    {
        if (bits.Length < _words)
        {
            bits = new ulong[_words];
        }

        bits.AsSpan(0, _words).Clear();
    }
}

using System.Runtime.Intrinsics;
using Search.Index.Postings;
using Search.Query.Contract;

namespace Search.Index.Execution.Scorers;

/// <content>What bounds the scores of postings that are not read, and what lengths a needed score leaves.</content>
internal sealed unsafe partial class TermScorer
{
    /// <summary>The most that one occurrence scores in a block, and the most that several do.</summary>
    public (float Once, float Most) Bounds(int block)
    {
        ref readonly var bounds = ref _list.Blocks[block].Bounds;
        var once = Score(1, bounds.ShortestOnce);
        return (once, bounds.MostOccurrences > 1 ? Bound(in bounds) : once);
    }

    /// <summary>The same of postings without blocks.</summary>
    public (float Once, float Most) ShortBounds()
    {
        var bound = ShortBound();
        return (bound, bound);
    }

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

        _shallow = _list.FindBlock(_shallow, (uint)from);
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
                bound = Math.Max(bound, Bound(in group.Bounds));
                block += GroupEntry.Blocks;
            }
            else
            {
                ref readonly var entry = ref _list.Blocks[block++];
                bound = Math.Max(bound, Bound(in entry.Bounds));
            }
        }

        return bound;
    }

    /// <summary>What <see cref="Bound(int, int)"/> rests on, for phrases: lengths and occurrences of a window.</summary>
    /// <returns>False when nothing in the window can match.</returns>
    public bool Limits(int from, int to, ref BlockBounds bounds)
    {
        if (Document >= to)
        {
            return false;
        }

        if (_list.BlockCount == 0)
        {
            // Anything from one occurrence to many in the shortest text: short lists are not worth a closer look.
            bounds = new BlockBounds { MostOccurrences = BlockBounds.Most };
            return HasShort(from, to);
        }

        _shallow = _list.FindBlock(_shallow, (uint)from);
        if (_shallow >= _list.BlockCount)
        {
            return false;
        }

        bounds = BlockBounds.None;
        for (var block = _shallow; block < _list.BlockCount; block++)
        {
            if (block > _shallow && _list.Blocks[block - 1].Last + 1 >= (uint)to)
            {
                break;
            }

            if (block % GroupEntry.Blocks == 0 && _list.Groups[block / GroupEntry.Blocks].Last < (uint)to)
            {
                bounds.Include(in _list.Groups[block / GroupEntry.Blocks].Bounds);
                block += GroupEntry.Blocks - 1;
            }
            else
            {
                bounds.Include(in _list.Blocks[block].Bounds);
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override float Floor(long rank)
    {
        // Where the form stands, the stem stands at least as often.
        var own = _form is null ? Floor(rank, _weight, _extra) : Floor(rank, _weight, 0);
        return _form is null ? own : Math.Max(own, _form.Floor(rank, _weight, _extra));
    }

    private float Floor(long rank, float weight, float extra)
    {
        var row = _list.BlockCount == 0 ? -1 : RankLengths.RowFor(rank);
        var floor = 0f;
        for (var of = 0; row >= 0 && of < BlockBounds.Classes; of++)
        {
            var length = _list.Ranks[(row * BlockBounds.Classes) + of];
            if (length != RankLengths.Unknown)
            {
                // With more occurrences than the class asks for a text of that length scores at least so much.
                var factor = _factors[Math.Min(length, _longest)];
                var score = RankingParameters.Score(weight, of + 1, factor);
                score += extra == 0 ? 0 : RankingParameters.Score(extra, of + 1, factor);
                floor = Math.Max(floor, score * (1 / Slack));
            }
        }

        return floor;
    }

    private float Bound(in BlockBounds bounds)
    {
        var bound = Score(1, bounds.ShortestOnce);
        if (bounds.MostOccurrences == 1)
        {
            return bound;
        }

        bound = Math.Max(bound, Score(2, bounds.ShortestTwice));
        if (bounds.MostOccurrences > 2)
        {
            bound = Math.Max(bound, Score(3, bounds.ShortestThrice));
        }

        return bounds.MostOccurrences > 3
            ? Math.Max(bound, Score(Occurrences(bounds.MostOccurrences), bounds.ShortestMore) * Slack)
            : bound;
    }

    private static float Occurrences(byte most) => most == BlockBounds.Most ? ushort.MaxValue : most;

    private float ShortBound(int from, int to) => HasShort(from, to) ? ShortBound() : NoMatch;

    private float ShortBound()
    {
        if (_shortBound < 0)
        {
            for (var i = 0; i < _block.Count; i++)
            {
                var score = Score(_block.Frequency(i), _lengths[(int)_block.Documents[i]]);
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

    // The longest text in which so many occurrences reach a limit: what a block's shortest texts are compared with, all
    // four at once. Lengths are rounded up, scores down: a block or posting too many is looked at, never one too few.
    private void SetLimits(float least)
    {
        _least = least;
        var once = LongestWith(1, least);

        // Bits of a stricter limit lack postings; those of a looser one are looked at once more.
        _shortBlock = once > _longestOnce ? -1 : _shortBlock;
        _longestOnce = once;
        var most = _list.GroupCount == 0 ? ushort.MaxValue : MostOccurrences();
        _limits = Vector128
            .Create(
                0u,
                0u,
                Byte(once)
                    | (Byte(LongestWith(2, least)) << 8)
                    | (Byte(LongestWith(3, least)) << 16)
                    | (Byte(LongestWith(most, least)) << 24),
                0u
            )
            .AsByte();

        // No text has no positions, so a limit of 0 lets nothing pass.
        static uint Byte(int longest) => (uint)Math.Clamp(longest, 0, BlockBounds.Most);
    }

    private float MostOccurrences()
    {
        byte most = 0;
        for (var group = 0; group < _list.GroupCount; group++)
        {
            most = Math.Max(most, _list.Groups[group].Bounds.MostOccurrences);
        }

        return Occurrences(most);
    }

    private bool MayReach(BlockEntry* entry)
    {
        var shortest = Vector128.Load((byte*)entry);
        var within = Vector128.Equals(Vector128.Min(shortest, _limits), shortest);
        return (within.AsUInt32() & Vector128.Create(0u, 0u, uint.MaxValue, 0u)) != Vector128<uint>.Zero;
    }

    // Below 0 when none is short enough, past every length when all are.
    private int LongestWith(float frequency, float least)
    {
        // weight × tf / (tf + factor) ≥ least, solved for the factor.
        var weight = (_weight + _extra) * Slack;
        var largest = least <= 0 ? float.PositiveInfinity : ((weight * frequency / least) - frequency) * Slack;
        int low = -1,
            high = Math.Min(_longest, BlockBounds.Most);
        if (_factors[high] <= largest)
        {
            return ushort.MaxValue;
        }

        while (low < high - 1)
        {
            var middle = (low + high) >> 1;
            if (_factors[middle] <= largest)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}

using System.Numerics;
using Search.Index.Postings;

namespace Search.Index.Execution.Scorers;

/// <content>Walking from one posting that may reach a limit to the next, within a block and over blocks.</content>
internal sealed unsafe partial class TermScorer
{
    private const int LengthBits = 64;

    private readonly ulong[] _short = new ulong[2];
    private readonly bool[] _shortKnown = new bool[2];
    private int _shortBlock;

    // Stands on a pair of the window that reaches the limit, or past the window, when the block has one.
    private bool FindInBlock(int to, float least)
    {
        var repeats = _block.Repeats;
        var singles =
            _longestOnce >= 0 && (_list.BlockCount == 0 || _list.Blocks[_loaded].Bounds.ShortestOnce <= _longestOnce);
        var end = EndOf(to);
        while (_index < end)
        {
            var bits = (singles ? ShortFrom(_index) : 0) | (repeats ? _block.RepeatsFrom(_index) : 0);
            if (bits == 0)
            {
                _index = (_index | (LengthBits - 1)) + 1;
                continue;
            }

            _index = (_index & -LengthBits) + BitOperations.TrailingZeroCount(bits);
            if (_index >= end)
            {
                break;
            }

            // The limit may have risen since the bits were set.
            var document = (int)_block.Documents[_index];
            if (
                _lengths.IsAtMost(document, _longestOnce)
                || (repeats && _block.IsRepeat(_index) && Score(_block.Frequency(_index), _lengths[document]) >= least)
            )
            {
                Document = document;
                return true;
            }

            _index++;
        }

        return StandAt(end);
    }

    // The first posting past the window, if the block has one.
    private bool StandAt(int end)
    {
        _index = end;
        if (end >= _block.Count)
        {
            return false;
        }

        Document = (int)_block.Documents[end];
        return true;
    }

    private int EndOf(int to) => _lastLoaded < (uint)to ? _block.Count : _block.Find(_index, (uint)to);

    // A bit for each posting from an index on, up to the next multiple of 64, whose text is not too long.
    private ulong ShortFrom(int index)
    {
        var half = index / LengthBits;
        if (_shortBlock != _loaded || !_shortKnown[half])
        {
            if (_shortBlock != _loaded)
            {
                _shortKnown[0] = false;
                _shortKnown[1] = false;
                _shortBlock = _loaded;
            }

            var first = half * LengthBits;
            var count = Math.Min(LengthBits, _block.Count - first);
            _short[half] = _lengths.AreAtMost(_block.Documents + first, count, _longestOnce);
            _shortKnown[half] = true;
        }

        return _short[half] & (ulong.MaxValue << index);
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

            if (block % GroupEntry.Blocks == 0)
            {
                ref readonly var group = ref _list.Groups[block / GroupEntry.Blocks];
                if (group.Last < (uint)to && Bound(in group.Bounds) < least)
                {
                    block += GroupEntry.Blocks - 1;
                    continue;
                }
            }

            if (MayReach(_list.Blocks + block))
            {
                Load(block);
                Document = (int)_block.Documents[0];
                return true;
            }
        }

        _ = Advance(to);
        return false;
    }
}

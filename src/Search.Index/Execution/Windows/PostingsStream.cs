using Search.Index.Postings;

namespace Search.Index.Execution.Windows;

/// <summary>Writes the doc ids of one term into the maps of windows that follow each other.</summary>
internal sealed unsafe class PostingsStream : IDisposable
{
    private readonly PostingsBlock _block = new();
    private PostingsList _list;
    private SegmentContext _context = null!;
    private int _blocks;
    private int _next;
    private int _index;

    /// <summary>Starts before the first posting.</summary>
    public void Start(in PostingsList list, SegmentContext context)
    {
        _list = list;
        _context = context;
        _blocks = Math.Max(1, list.BlockCount);
        _next = 0;
        _index = 0;
        _block.Forget();
    }

    /// <summary>Adds to the byte of each pair of a window what bounds the term's score there.</summary>
    /// <param name="from">The window's first pair.</param>
    /// <param name="to">The first pair after it.</param>
    /// <param name="map">The window's bytes.</param>
    /// <param name="term">The term, for bounds; its postings are these.</param>
    /// <param name="scale">What scores are multiplied by; the caller makes sure that no sum of a pair is above 255.</param>
    public void Add(int from, int to, byte* map, Scorers.TermScorer term, float scale)
    {
        while (Stand(from, to))
        {
            var (once, most) = Bounds(term, scale);
            var documents = _block.Documents;
            var (index, end) = (_index, EndBefore(to));
            map -= from;
            if (_block.Repeats)
            {
                var more = (byte)(most - once);
                for (var i = _block.NextRepeat(index); i < end; i = _block.NextRepeat(i + 1))
                {
                    map[documents[i]] += more;
                }
            }

            for (; index < end; index++)
            {
                map[documents[index]] += once;
            }

            map += from;
            _index = end;
        }
    }

    /// <summary>Adds the same to the byte of each pair of a window that has the term.</summary>
    public void Add(int from, int to, byte* map, byte amount)
    {
        while (Stand(from, to))
        {
            var documents = _block.Documents;
            var (index, end) = (_index, EndBefore(to));
            map -= from;
            for (; index < end; index++)
            {
                map[documents[index]] += amount;
            }

            map += from;
            _index = end;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _block.Dispose();

    private (byte Once, byte Most) Bounds(Scorers.TermScorer term, float scale)
    {
        var (once, most) = _list.BlockCount == 0 ? term.ShortBounds() : term.Bounds(_next - 1);
        return ((byte)Math.Ceiling(once * scale), (byte)Math.Ceiling(Math.Max(once, most) * scale));
    }

    // Stands on the first posting of a window, if there is one.
    private bool Stand(int from, int to)
    {
        while (true)
        {
            if (_index < _block.Count)
            {
                if (_block.Documents[_index] < (uint)from)
                {
                    _index = _block.Find(_index, (uint)from);
                    continue;
                }

                return _block.Documents[_index] < (uint)to;
            }

            if (_list.BlockCount > 0)
            {
                _next = _list.FindBlock(_next, (uint)from);
                if (_next > 0 && _next < _blocks && _list.Blocks[_next - 1].Last + 1 >= (uint)to)
                {
                    return false;
                }
            }

            if (_next >= _blocks)
            {
                return false;
            }

            _block.Load(in _list, _next++);
            _context.Visit(_block.Count);
            _index = 0;
        }
    }

    private int EndBefore(int to) =>
        _block.Documents[_block.Count - 1] < (uint)to ? _block.Count : _block.Find(_index, (uint)to);
}

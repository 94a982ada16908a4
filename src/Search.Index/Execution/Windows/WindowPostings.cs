using System.Runtime.InteropServices;
using Search.Index.Execution.Scorers;
using Search.Index.Postings;

namespace Search.Index.Execution.Windows;

/// <summary>
/// The postings of one term in one window of doc ids after another, kept decoded while the window is looked at. A posting is
/// known by its place among them, so scorers that have the same postings can be set upon it without decoding anything.
/// </summary>
internal sealed unsafe class WindowPostings : IDisposable
{
    // A window may end within a block and start within another.
    private const int FirstCapacity = WindowMarks.Size + (2 * BlockCodec.BlockSize) + 8;

    private const int BlockShift = 7;

    // Blocks that are fetched while others are decoded; a window is too short for the processor to see where it leads.
    private const int Ahead = 8;

    private uint* _documents = (uint*)NativeMemory.AlignedAlloc(FirstCapacity * sizeof(uint), 64);
    private int _capacity = FirstCapacity;
    private readonly PostingsBlock _block = new();
    private readonly PostingsBlock _asked = new();
    private readonly List<TermScorer> _scorers = [];
    private PostingsList _list;
    private nint _postings;
    private SegmentContext _context = null!;
    private int _firstBlock;
    private int _nextBlock;
    private int _blocks;
    private int _count;
    private int _end;
    private int _opened;
    private int _full;
    private int _askedBlock;
    private int _askedIndex;

    /// <summary>The decoded doc ids, some before and after the window among them.</summary>
    public uint* Documents => _documents;

    /// <summary>A scorer with the postings.</summary>
    public TermScorer Scorer { get; private set; } = null!;

    /// <summary>Postings of the term in the segment.</summary>
    public int Count => _list.Count;

    /// <summary>The first posting of the window.</summary>
    public int Begin { get; private set; }

    /// <summary>The end of the postings of the window.</summary>
    public int End => _end;

    /// <summary>Starts before the first posting.</summary>
    /// <param name="term">A scorer with the postings.</param>
    /// <param name="context">The segment.</param>
    /// <param name="scorers">The scorers of the query; those with these postings will be set upon them.</param>
    public void Start(TermScorer term, SegmentContext context, ReadOnlySpan<TermScorer> scorers)
    {
        Scorer = term;
        _postings = term.Postings;
        _list = term.List;
        _context = context;
        _blocks = Math.Max(1, _list.BlockCount);
        _full = _list.BlockCount == 0 ? 0 : _list.Count / BlockCodec.BlockSize;
        _firstBlock = 0;
        _nextBlock = 0;
        _count = 0;
        _end = 0;
        _opened = -1;
        _askedBlock = 0;
        _asked.Forget();
        Begin = 0;
        _scorers.Clear();
        foreach (var scorer in scorers)
        {
            if (IsOf(scorer))
            {
                _scorers.Add(scorer);
            }
        }
    }

    /// <summary>Decodes what lies in a window. Windows never move back.</summary>
    public void Fill(int from, int to)
    {
        KeepTail();
        if (_count == 0 || _documents[_count - 1] < (uint)from)
        {
            _count = 0;
            _end = 0;
            _nextBlock = _list.BlockCount == 0 ? _nextBlock : _list.FindBlock(_nextBlock, (uint)from);
            _firstBlock = _nextBlock;
        }

        while (_nextBlock < _blocks && StartsBefore(_nextBlock, to))
        {
            Append();
        }

        // Only the last block may go past the window.
        Begin = Next(_end, (uint)from);
        _end = Next(Math.Max(Begin, _count - BlockCodec.BlockSize), (uint)to);
    }

    /// <summary>The place in the whole list of the first decoded posting; places of the window's postings count from it.</summary>
    public int FirstPlace => _firstBlock << BlockShift;

    /// <summary>Looks for pairs of the window among its postings.</summary>
    /// <param name="documents">The pairs, rising.</param>
    /// <param name="count">How many.</param>
    /// <param name="places">Receives the place of each; -1 when it does not have the term.</param>
    public void Find(uint* documents, int count, int* places)
    {
        var at = Begin;
        for (var i = 0; i < count; i++)
        {
            at = Math.Min(RisingNumbers.Next(_documents, at, _end, documents[i]), _end);
            places[i] = at < _end && _documents[at] == documents[i] ? FirstPlace + at : -1;
        }
    }

    /// <summary>Looks for pairs block by block, without decoding a window.</summary>
    /// <param name="documents">The pairs, rising, also from call to call.</param>
    /// <param name="count">How many.</param>
    /// <param name="places">Receives the place of each; -1 when it does not have the term.</param>
    /// <returns>How many have it.</returns>
    public int Ask(uint* documents, int count, int* places)
    {
        var found = 0;
        FindBlocks(documents, count, places);
        for (var i = 0; i < count; i++)
        {
            var document = documents[i];
            var block = places[i];
            places[i] = -1;
            if (block >= _blocks)
            {
                continue;
            }

            if (block != _askedBlock || _asked.Count == 0)
            {
                _asked.Load(in _list, block);
                _askedBlock = block;
                _askedIndex = 0;
                _context.Visit(_asked.Count);
            }

            // A rare term is past most of the pairs already.
            if (_askedIndex < _asked.Count && _asked.Documents[_askedIndex] < document)
            {
                _askedIndex = _asked.FindFar(_askedIndex, document);
            }

            if (_askedIndex < _asked.Count && _asked.Documents[_askedIndex] == document)
            {
                places[i] = (block << BlockShift) + _askedIndex;
                found++;
            }
        }

        return found;
    }

    // The blocks in which pairs would be, all of them called for before the first is read.
    private void FindBlocks(uint* documents, int count, int* blocks)
    {
        var block = _askedBlock;
        for (var i = 0; i < count; i++)
        {
            var next = _list.BlockCount == 0 ? 0 : _list.FindBlock(block, documents[i]);
            if (next != block)
            {
                PackedBlock.Prefetch(in _list, next);
            }

            blocks[i] = block = next;
        }
    }

    /// <summary>Whether a scorer has these postings.</summary>
    public bool IsOf(TermScorer scorer) => scorer.Postings == _postings;

    /// <summary>Reads the occurrences of the term in postings of the window.</summary>
    /// <param name="places">The postings, rising; -1 where there is none.</param>
    /// <param name="count">How many.</param>
    /// <param name="frequencies">Receives occurrences; 0 where there is no posting, 255 for that many and more.</param>
    public void ReadFrequencies(int* places, int count, byte* frequencies)
    {
        for (var i = 0; i < count; i++)
        {
            var place = places[i];
            var block = place >> BlockShift;
            frequencies[i] =
                place < 0 ? (byte)0
                : IsFull(block) ? PackedBlock.FrequencyAt(in _list, block, place % BlockCodec.BlockSize)
                : (byte)Math.Min(byte.MaxValue, Opened(place).Frequency(place % BlockCodec.BlockSize));
        }
    }

    /// <summary>The first position of a posting of the window.</summary>
    public uint FirstPosition(int place)
    {
        var block = place >> BlockShift;
        return IsFull(block)
            ? PackedBlock.FirstPositionAt(in _list, block, place % BlockCodec.BlockSize)
            : Opened(place).FirstPosition(place % BlockCodec.BlockSize);
    }

    /// <summary>Reads the positions of a posting.</summary>
    /// <returns>How many.</returns>
    public int ReadPositions(int place, ref uint[] positions)
    {
        var (block, index) = (place >> BlockShift, place % BlockCodec.BlockSize);
        var count = IsFull(block) ? PackedBlock.ReadPositionsAt(in _list, block, index, ref positions) : 0;
        return count > 0 ? count : Opened(place).ReadPositions(index, ref positions);
    }

    /// <summary>Has the processor fetch what tells occurrences and positions of postings, which are asked about soon.</summary>
    /// <param name="places">The postings; -1 where there is none.</param>
    /// <param name="count">How many.</param>
    public void Prefetch(int* places, int count)
    {
        if (_list.BlockCount == 0)
        {
            return;
        }

        var list = _list;
        for (var i = 0; i < count; i++)
        {
            if (places[i] >= 0)
            {
                PackedBlock.Prefetch(in list, places[i] >> BlockShift, places[i]);
            }
        }
    }

    /// <summary>Sets the scorers upon the posting of a pair.</summary>
    public void Stand(int place, int document)
    {
        var opened = Opened(place);
        foreach (var scorer in CollectionsMarshal.AsSpan(_scorers))
        {
            scorer.Stand(document, opened, _opened, place % BlockCodec.BlockSize);
        }
    }

    /// <summary>Tells the scorers that a pair does not have the term.</summary>
    public void StandAside(int document)
    {
        foreach (var scorer in CollectionsMarshal.AsSpan(_scorers))
        {
            scorer.StandAside(document);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_documents);
        _block.Dispose();
        _asked.Dispose();
    }

    private bool IsFull(int block) => block < _full;

    private PostingsBlock Opened(int place)
    {
        var block = place >> BlockShift;
        if (_opened != block)
        {
            _ = _block.Open(in _list, block);
            _opened = block;
        }

        return _block;
    }

    // The block in which the last window ended belongs to the next window too.
    private void KeepTail()
    {
        var kept = _end / BlockCodec.BlockSize * BlockCodec.BlockSize;
        if (kept == 0)
        {
            return;
        }

        new ReadOnlySpan<uint>(_documents + kept, _count - kept).CopyTo(new Span<uint>(_documents, _capacity));
        _firstBlock += kept / BlockCodec.BlockSize;
        _count -= kept;
        _end -= kept;
    }

    private bool StartsBefore(int block, int to) =>
        block == 0 || _list.BlockCount == 0 || _list.Blocks[block - 1].Last + 1 < (uint)to;

    private void Append()
    {
        PackedBlock.Prefetch(in _list, _nextBlock + Ahead);
        Reserve(_count + BlockCodec.BlockSize + 8);
        if (!IsFull(_nextBlock))
        {
            _block.Load(in _list, _nextBlock);
            _opened = _nextBlock;
            new ReadOnlySpan<uint>(_block.Documents, _block.Count).CopyTo(
                new Span<uint>(_documents + _count, BlockCodec.BlockSize)
            );
            _count += _block.Count;
            _context.Visit(_block.Count);
        }
        else
        {
            PackedBlock.Decode(in _list, _nextBlock, _documents + _count);
            _count += BlockCodec.BlockSize;
            _context.Visit(BlockCodec.BlockSize);
        }

        _nextBlock++;
    }

    // Windows of more pairs than usual hold fewer postings nearly always.
    private void Reserve(int count)
    {
        if (count <= _capacity)
        {
            return;
        }

        _capacity *= 2;
        var larger = (uint*)NativeMemory.AlignedAlloc((nuint)_capacity * sizeof(uint), 64);
        new ReadOnlySpan<uint>(_documents, _count).CopyTo(new Span<uint>(larger, _count));
        NativeMemory.AlignedFree(_documents);
        _documents = larger;
    }

    private int Next(int at, uint document) => Math.Min(RisingNumbers.Next(_documents, at, _count, document), _count);
}

using Search.Index.Terms;

namespace Search.Index.Postings;

/// <summary>Reads the postings of a term one after another with their positions.</summary>
internal sealed class PostingsReader : IDisposable
{
    private readonly PostingsBlock _block = new();
    private uint[] _positions = new uint[64];
    private PostingsList _list;
    private int _next;
    private int _index;
    private int _blocks;

    /// <summary>The current doc id.</summary>
    public uint Document { get; private set; }

    /// <summary>The postings that are read.</summary>
    public ref readonly PostingsList List => ref _list;

    /// <summary>The block that the current posting is in.</summary>
    public int BlockIndex => _next - 1;

    /// <summary>Starts with the postings of a term.</summary>
    public void Open(in TermInfo info, int documents)
    {
        _list = new PostingsList(info, documents);
        _blocks = Math.Max(1, _list.BlockCount);
        _next = 0;
        _index = -1;
        LoadNext();
    }

    /// <summary>Moves to the next posting.</summary>
    public unsafe bool MoveNext()
    {
        if (++_index >= _block.Count)
        {
            if (_next >= _blocks)
            {
                return false;
            }

            LoadNext();
            _index = 0;
            if (_block.Count == 0)
            {
                return false;
            }
        }

        Document = _block.Documents[_index];
        return true;
    }

    /// <summary>The positions of the current posting; valid until the next call.</summary>
    public ReadOnlySpan<uint> ReadPositions()
    {
        var count = _block.ReadPositions(_index, ref _positions);
        return _positions.AsSpan(0, count);
    }

    /// <inheritdoc/>
    public void Dispose() => _block.Dispose();

    private void LoadNext() => _block.Load(in _list, _next++);
}

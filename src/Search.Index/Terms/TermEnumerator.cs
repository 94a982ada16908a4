using Search.Index.Bytes;
using Search.Index.Storage;

namespace Search.Index.Terms;

/// <summary>Walks the terms of a dictionary in order.</summary>
internal sealed unsafe class TermEnumerator(TermDictionary dictionary)
{
    private readonly TermDictionary _dictionary = dictionary;
    private byte[] _key = new byte[64];
    private int _length;
    private int _block = -1;
    private byte* _next;
    private byte* _end;

    /// <summary>The key of the current term: its space, then its UTF-8.</summary>
    public ReadOnlySpan<byte> Key => _key.AsSpan(0, _length);

    /// <summary>Bytes that the current key shares with the one before it.</summary>
    public int Shared { get; private set; }

    /// <summary>The current term's postings.</summary>
    public TermInfo Info { get; private set; }

    /// <summary>Moves to the next term.</summary>
    public bool MoveNext()
    {
        while (_next >= _end)
        {
            if (_block + 1 >= _dictionary.BlockCount)
            {
                return false;
            }

            Open(_block + 1);
        }

        var cursor = new ByteCursor(_next, _end);
        Shared = cursor.ReadCount(_length);
        var suffix = cursor.ReadBytes(cursor.ReadCount(cursor.Left));
        var length = Shared + suffix.Length;
        if (length > _key.Length)
        {
            Array.Resize(ref _key, length * 2);
        }

        if (length == 0)
        {
            throw new IndexCorruptException("A term of a segment has no space.");
        }

        suffix.CopyTo(_key.AsSpan(Shared));
        _length = length;
        Info = _dictionary.ReadInfo(ref cursor);
        _next = cursor.Next;
        return true;
    }

    /// <summary>Moves to the first term at or after a key.</summary>
    public bool Seek(ReadOnlySpan<byte> key)
    {
        if (_dictionary.BlockCount == 0)
        {
            return false;
        }

        Open(_dictionary.FindBlock(key));
        while (MoveNext())
        {
            if (Key.SequenceCompareTo(key) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Moves on to the first term at or after a key; at least to the next one.</summary>
    public bool SkipTo(ReadOnlySpan<byte> key)
    {
        // Most targets are near: the block is looked for in growing steps from here.
        var block = _block;
        for (var step = 1; block + step < _dictionary.BlockCount && !IsAfter(block + step, key); step *= 2)
        {
            block += step;
        }

        if (block > _block)
        {
            Open(_dictionary.FindBlock(key, block, Math.Min(_dictionary.BlockCount - 1, (2 * block) - _block)));
        }

        while (MoveNext())
        {
            if (Key.SequenceCompareTo(key) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsAfter(int block, ReadOnlySpan<byte> key) => _dictionary.FirstTerm(block).SequenceCompareTo(key) > 0;

    private void Open(int block)
    {
        var cursor = _dictionary.OpenBlock(block);
        _next = cursor.Next;
        _end = cursor.Next + cursor.Left;
        _block = block;
        _length = 0;
    }
}

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
        var shared = cursor.ReadCount(_length);
        var suffix = cursor.ReadBytes(cursor.ReadCount(cursor.Left));
        Take(shared, suffix, ref cursor);
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
        return ScanTo(key, 0);
    }

    /// <summary>Moves on to the first term at or after a key; at least to the next one.</summary>
    public bool SkipTo(ReadOnlySpan<byte> key)
    {
        var agreed = Key.CommonPrefixLength(key);
        if (agreed == key.Length || (agreed < _length && _key[agreed] > key[agreed]))
        {
            return MoveNext();
        }

        // Most targets are near: the block is looked for in growing steps from here.
        var head = TermHead.Of(key);
        var block = _block;
        for (var step = 1; block + step < _dictionary.BlockCount; step *= 2)
        {
            if (_dictionary.IsAfter(block + step, key, head))
            {
                break;
            }

            block += step;
        }

        if (block > _block)
        {
            Open(_dictionary.FindBlock(key, block, Math.Min(_dictionary.BlockCount - 1, (2 * block) - _block)));
            agreed = 0;
        }

        return ScanTo(key, agreed);
    }

    /// <summary>
    /// Reads on to the first term at or after a key. Terms before it are passed over by what they share with their
    /// neighbours, and never put together.
    /// </summary>
    /// <param name="key">The key; the last term that was read stands before it.</param>
    /// <param name="agreed">Bytes of that term that equal the key's; 0 at the start of a block.</param>
    private bool ScanTo(ReadOnlySpan<byte> key, int agreed)
    {
        var length = _length;
        while (true)
        {
            while (_next >= _end)
            {
                if (_block + 1 >= _dictionary.BlockCount)
                {
                    return false;
                }

                Open(_block + 1);
                (length, agreed) = (0, 0);
            }

            var cursor = new ByteCursor(_next, _end);
            var shared = cursor.ReadCount(length);
            var suffix = cursor.ReadBytes(cursor.ReadCount(cursor.Left));

            // What shares more with a term before the key than the key does stands before the key too.
            if (shared <= agreed)
            {
                var rest = key[shared..];
                var same = suffix.CommonPrefixLength(rest);
                if (same == rest.Length || (same < suffix.Length && suffix[same] > rest[same]))
                {
                    key[..shared].CopyTo(_key.AsSpan(0, Reserve(shared)));
                    Take(shared, suffix, ref cursor);
                    return true;
                }

                agreed = shared + same;
            }

            length = shared + suffix.Length;
            TermDictionary.SkipInfo(ref cursor);
            _next = cursor.Next;
        }
    }

    // The current term is the first bytes of the key as it stands and a suffix; the cursor is behind it.
    private void Take(int shared, ReadOnlySpan<byte> suffix, ref ByteCursor cursor)
    {
        var length = Reserve(shared + suffix.Length);
        if (length == 0)
        {
            throw new IndexCorruptException("A term of a segment has no space.");
        }

        suffix.CopyTo(_key.AsSpan(shared));
        _length = length;
        Info = _dictionary.ReadInfo(ref cursor);
        _next = cursor.Next;
    }

    private int Reserve(int length)
    {
        if (length > _key.Length)
        {
            Array.Resize(ref _key, length * 2);
        }

        return length;
    }

    private void Open(int block)
    {
        var cursor = _dictionary.OpenBlock(block);
        _next = cursor.Next;
        _end = cursor.Next + cursor.Left;
        _block = block;
        _length = 0;
    }
}

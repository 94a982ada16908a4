using Search.Index.Bytes;

namespace Search.Index.Building;

/// <summary>The encoded records of a builder's pairs, one after another: the head, then both texts.</summary>
internal sealed unsafe class PendingRecords : IDisposable
{
    // head_length:varint texts_length:varint head texts
    private readonly NativeArray<byte> _bytes = new();
    private readonly ByteBuffer _lengths = new();

    /// <summary>Bytes.</summary>
    public long MemoryUsed => _bytes.Count;

    /// <summary>Appends a record.</summary>
    /// <returns>Where it is.</returns>
    public long Add(ReadOnlySpan<byte> head, ReadOnlySpan<byte> texts)
    {
        var place = _bytes.Count;
        _lengths.Clear();
        _lengths.WriteVarint((ulong)head.Length);
        _lengths.WriteVarint((ulong)texts.Length);
        _bytes.AddRange(_lengths.Written);
        _bytes.AddRange(head);
        _bytes.AddRange(texts);
        return place;
    }

    /// <summary>The head of a record; valid until the next is added.</summary>
    public ReadOnlySpan<byte> Head(long place) => Open(place, out var head, out _).ReadBytes(head);

    /// <summary>The coded texts of a record; valid until the next is added.</summary>
    public ReadOnlySpan<byte> Texts(long place)
    {
        var cursor = OpenTexts(place, out var texts);
        return cursor.ReadBytes(texts);
    }

    /// <summary>Head and texts of a record; valid until the next is added.</summary>
    public ReadOnlySpan<byte> Whole(long place) => Open(place, out var head, out var texts).ReadBytes(head + texts);

    /// <summary>Begins to read a record, head first; valid until the next is added.</summary>
    public ByteCursor Read(long place) => Open(place, out _, out _);

    /// <summary>Begins to read the texts of a record; valid until the next is added.</summary>
    public ByteCursor ReadTexts(long place) => OpenTexts(place, out _);

    /// <summary>Forgets the records and keeps the memory.</summary>
    public void Clear() => _bytes.Clear();

    /// <inheritdoc/>
    public void Dispose() => _bytes.Dispose();

    private ByteCursor OpenTexts(long place, out int texts)
    {
        var cursor = Open(place, out var head, out texts);
        _ = cursor.ReadBytes(head);
        return cursor;
    }

    private ByteCursor Open(long place, out int head, out int texts)
    {
        var cursor = new ByteCursor(_bytes.Start + place, _bytes.Start + _bytes.Count);
        head = (int)cursor.ReadVarint();
        texts = (int)cursor.ReadVarint();
        return cursor;
    }
}

using Search.Index.Bytes;

namespace Search.Index.Building;

/// <summary>The encoded records of a builder's pairs, one after another: the head, both texts, then the links.</summary>
internal sealed unsafe class PendingRecords : IDisposable
{
    // head_length:varint texts_length:varint links_length:varint head texts links
    private readonly NativeArray<byte> _bytes = new();
    private readonly ByteBuffer _lengths = new();

    /// <summary>Bytes.</summary>
    public long MemoryUsed => _bytes.Count;

    /// <summary>Appends a record.</summary>
    /// <returns>Where it is.</returns>
    public long Add(ReadOnlySpan<byte> head, ReadOnlySpan<byte> texts, ReadOnlySpan<byte> links)
    {
        var place = _bytes.Count;
        _lengths.Clear();
        _lengths.WriteVarint((ulong)head.Length);
        _lengths.WriteVarint((ulong)texts.Length);
        _lengths.WriteVarint((ulong)links.Length);
        _bytes.AddRange(_lengths.Written);
        _bytes.AddRange(head);
        _bytes.AddRange(texts);
        _bytes.AddRange(links);
        return place;
    }

    /// <summary>The head of a record; valid until the next is added.</summary>
    public ReadOnlySpan<byte> Head(long place) => Open(place, out var lengths).ReadBytes(lengths.Head);

    /// <summary>The coded texts of a record; valid until the next is added.</summary>
    public ReadOnlySpan<byte> Texts(long place)
    {
        var cursor = OpenTexts(place, out var lengths);
        return cursor.ReadBytes(lengths.Texts);
    }

    /// <summary>The links of a record; valid until the next is added.</summary>
    public ReadOnlySpan<byte> Links(long place)
    {
        var cursor = OpenTexts(place, out var lengths);
        _ = cursor.ReadBytes(lengths.Texts);
        return cursor.ReadBytes(lengths.Links);
    }

    /// <summary>A whole record; valid until the next is added.</summary>
    public ReadOnlySpan<byte> Whole(long place) =>
        Open(place, out var lengths).ReadBytes(lengths.Head + lengths.Texts + lengths.Links);

    /// <summary>Begins to read a record, head first; valid until the next is added.</summary>
    public ByteCursor Read(long place) => Open(place, out _);

    /// <summary>Begins to read the texts of a record; valid until the next is added.</summary>
    public ByteCursor ReadTexts(long place) => OpenTexts(place, out _);

    /// <summary>Forgets the records and keeps the memory.</summary>
    public void Clear() => _bytes.Clear();

    /// <inheritdoc/>
    public void Dispose() => _bytes.Dispose();

    private ByteCursor OpenTexts(long place, out (int Head, int Texts, int Links) lengths)
    {
        var cursor = Open(place, out lengths);
        _ = cursor.ReadBytes(lengths.Head);
        return cursor;
    }

    private ByteCursor Open(long place, out (int Head, int Texts, int Links) lengths)
    {
        var cursor = new ByteCursor(_bytes.Start + place, _bytes.Start + _bytes.Count);
        lengths = ((int)cursor.ReadVarint(), (int)cursor.ReadVarint(), (int)cursor.ReadVarint());
        return cursor;
    }
}

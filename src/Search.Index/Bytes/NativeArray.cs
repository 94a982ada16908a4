using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Index.Bytes;

/// <summary>A growing array outside the managed heap: indexing fills hundreds of megabytes that no collection should walk.</summary>
internal sealed unsafe class NativeArray<T> : IDisposable
    where T : unmanaged
{
    private T* _start;
    private long _capacity;

    /// <summary>Items.</summary>
    public long Count { get; private set; }

    /// <summary>Bytes that the array takes.</summary>
    public long Bytes => _capacity * sizeof(T);

    /// <summary>The first item; valid until the array grows.</summary>
    public T* Start => _start;

    /// <summary>One item.</summary>
    public ref T this[long index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            Debug.Assert((ulong)index < (ulong)Count, "An index lies inside the array.");
            return ref _start[index];
        }
    }

    /// <summary>Appends an item.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T item)
    {
        if (Count == _capacity)
        {
            Grow(Count + 1);
        }

        _start[Count++] = item;
    }

    /// <summary>Appends items.</summary>
    public void AddRange(ReadOnlySpan<T> items)
    {
        if (_capacity - Count < items.Length)
        {
            Grow(Count + items.Length);
        }

        items.CopyTo(new Span<T>(_start + Count, items.Length));
        Count += items.Length;
    }

    /// <summary>Room for items that <see cref="Advance"/> then counts; valid until the array grows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T* Reserve(long count)
    {
        if (_capacity - Count < count)
        {
            Grow(Count + count);
        }

        return _start + Count;
    }

    /// <summary>Counts items of <see cref="Reserve"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(long count) => Count += count;

    /// <summary>Items of a range.</summary>
    public ReadOnlySpan<T> Slice(long start, int length)
    {
        Debug.Assert(start >= 0 && start + length <= Count, "A range lies inside the array.");
        return new ReadOnlySpan<T>(_start + start, length);
    }

    /// <summary>Makes the array exactly so long; new items are undefined.</summary>
    public void Resize(long count)
    {
        if (count > _capacity)
        {
            Grow(count);
        }

        Count = count;
    }

    /// <summary>Forgets the items and keeps the memory.</summary>
    public void Clear() => Count = 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeMemory.Free(_start);
        _start = null;
        _capacity = 0;
        Count = 0;
    }

    private void Grow(long needed)
    {
        var capacity = Math.Max(needed, Math.Max(64, _capacity + (_capacity >> 1)));
        _start = (T*)NativeMemory.Realloc(_start, (nuint)(capacity * sizeof(T)));
        _capacity = capacity;
    }
}

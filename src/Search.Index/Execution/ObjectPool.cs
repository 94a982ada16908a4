using System.Runtime.InteropServices;

namespace Search.Index.Execution;

/// <summary>Objects used again from query to query by one thread at a time.</summary>
internal sealed class ObjectPool<T> : IDisposable
    where T : class, new()
{
    private readonly List<T> _items = [];
    private int _used;

    /// <summary>An object that nobody uses until <see cref="Reset"/>.</summary>
    public T Rent()
    {
        if (_used == _items.Count)
        {
            _items.Add(new T());
        }

        return _items[_used++];
    }

    /// <summary>The objects that are in use.</summary>
    public ReadOnlySpan<T> Used => CollectionsMarshal.AsSpan(_items)[.._used];

    /// <summary>Takes all objects back.</summary>
    public void Reset() => _used = 0;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var item in _items)
        {
            (item as IDisposable)?.Dispose();
        }

        _items.Clear();
    }
}

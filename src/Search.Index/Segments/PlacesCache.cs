namespace Search.Index.Segments;

/// <summary>
/// Where the pairs of documents are, for those that were asked for last: the hits of a page are of few documents, and to
/// gather a large one takes milliseconds. Safe for use by several threads at once.
/// </summary>
internal sealed class PlacesCache
{
    // Of 8 bytes each. One larger document is kept by itself.
    private const int MostPlaces = 1 << 18;

    private readonly Dictionary<(string Source, string? Document), DocumentPlaces> _places = [];
    private readonly Lock _lock = new();
    private long _count;

    /// <summary>The places of a document.</summary>
    /// <param name="source">Its source.</param>
    /// <param name="document">Its name, null for the pairs of a source without a document.</param>
    /// <param name="gather">Gathers them when they are not here.</param>
    public DocumentPlaces Get(string source, string? document, Func<string, string?, DocumentPlaces> gather)
    {
        lock (_lock)
        {
            if (_places.TryGetValue((source, document), out var known))
            {
                return known;
            }
        }

        var places = gather(source, document);
        lock (_lock)
        {
            if (_count + places.Count > MostPlaces)
            {
                _places.Clear();
                _count = 0;
            }

            _count += _places.TryAdd((source, document), places) ? places.Count : 0;
        }

        return places;
    }
}

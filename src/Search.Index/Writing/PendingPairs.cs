using Search.Index.Building;
using Search.Index.Snapshots;
using Search.Query.Contract;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Index.Writing;

/// <summary>Pairs that are in memory and in no segment yet, with the documents that they belong to.</summary>
internal sealed class PendingPairs : IDisposable
{
    // What a pair costs here beside what the builder counts: the two sets' entries.
    private const int BytesAPair = 160;

    private readonly SegmentBuilder _builder = new(new TextAnalyzer().Analyze);
    private readonly Dictionary<(string Source, string? Document), HashSet<PairId>> _documents = [];
    private readonly Dictionary<PairId, (string Source, string? Document)> _places = [];

    /// <summary>Whether there is anything to write.</summary>
    public bool IsEmpty => _builder.Count == 0;

    /// <summary>Bytes.</summary>
    public long MemoryUsed => _builder.MemoryUsed + ((long)_places.Count * BytesAPair);

    /// <summary>Adds a pair with the other places where its texts stand; their ids must be new.</summary>
    public void Add(StoredPair stored)
    {
        _builder.Add(stored);
        var pair = stored.Pair;
        Note(pair.Id, pair.Source, pair.Document);
        foreach (var origin in stored.Duplicates)
        {
            Note(PairOrigins.IdOf(pair, origin), origin.Source, origin.Document);
        }
    }

    /// <summary>Drops a pair.</summary>
    /// <returns>True when it was there.</returns>
    public bool Remove(PairId id)
    {
        if (!_builder.Remove(id))
        {
            return false;
        }

        if (_places.Remove(id, out var place) && _documents.TryGetValue(place, out var ids))
        {
            _ = ids.Remove(id);
        }

        return true;
    }

    /// <summary>Drops the pairs of a document.</summary>
    /// <returns>How many there were.</returns>
    public long RemoveDocument(string source, string? document)
    {
        if (!_documents.Remove((source, document), out var ids))
        {
            return 0;
        }

        foreach (var id in ids)
        {
            _ = _builder.Remove(id);
            _ = _places.Remove(id);
        }

        return ids.Count;
    }

    /// <summary>Writes the pairs as a segment and forgets them.</summary>
    public WrittenSegment Flush(WriterSession session)
    {
        var segment = SegmentFiles.Write(session, true, output => _builder.Flush(output));
        _documents.Clear();
        _places.Clear();
        return segment;
    }

    public void Dispose() => _builder.Dispose();

    private void Note(PairId id, string source, string? document)
    {
        _places[id] = (source, document);
        if (!_documents.TryGetValue((source, document), out var ids))
        {
            _documents.Add((source, document), ids = []);
        }

        _ = ids.Add(id);
    }
}

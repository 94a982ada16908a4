using Lucene.Net.Index;
using Lucene.Net.Search;
using Search.Index.LuceneNet.Fields;
using Search.Text.Pairs;

namespace Search.Index.LuceneNet.Searching;

/// <summary>What a writer holds: the last commit, and what was added and deleted since.</summary>
internal sealed class PendingChanges(DirectoryReader? committed) : IDisposable
{
    // The place of each pair that was added since the commit; null for one that was deleted.
    private readonly Dictionary<PairId, string?> _changed = [];
    private DirectoryReader? _committed = committed;

    /// <summary>Whether a pair may be there already, so that it must be replaced.</summary>
    public bool MayExist(PairId id) => _committed is { NumDocs: > 0 } || _changed.ContainsKey(id);

    /// <summary>Whether a pair can be deleted.</summary>
    public bool Exists(PairId id) =>
        _changed.TryGetValue(id, out var place)
            ? place is not null
            : _committed is not null && PairLookup.Find(_committed, id) is not null;

    /// <summary>The pairs of a document of a source.</summary>
    public List<PairId> InPlace(string place)
    {
        var ids = _changed.Where(entry => entry.Value == place).Select(entry => entry.Key).ToList();
        foreach (var segment in _committed?.Leaves ?? [])
        {
            var documents = segment.AtomicReader.GetTermDocsEnum(new Term(FieldNames.Place, place));
            var columns = new SegmentColumns(segment.AtomicReader);
            while (documents is not null && documents.NextDoc() is var document and not DocIdSetIterator.NO_MORE_DOCS)
            {
                if (columns.Id(document) is var id && !_changed.ContainsKey(id))
                {
                    ids.Add(id);
                }
            }
        }

        return ids;
    }

    /// <summary>A pair was added.</summary>
    public void Added(AlignedPair pair) => _changed[pair.Id] = PairDocument.Place(pair.Source, pair.Document);

    /// <summary>A pair was deleted.</summary>
    public void Deleted(PairId id) => _changed[id] = null;

    /// <summary>Everything was committed.</summary>
    public void Committed(DirectoryReader reader)
    {
        _committed?.Dispose();
        _committed = reader;
        _changed.Clear();
    }

    /// <inheritdoc/>
    public void Dispose() => _committed?.Dispose();
}

using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Testing.Naive;

/// <summary>Changes a naive index: what is added or deleted is seen after the commit.</summary>
public sealed class NaivePairIndexWriter(NaivePairIndex index) : IPairIndexWriter
{
    private readonly Dictionary<PairId, AlignedPair> _pairs = new(index.Snapshot.Pairs);

    public ValueTask AddAsync(AlignedPair pair, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pair);
        _pairs[pair.Id] = pair;
        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> DeleteAsync(PairId id, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(_pairs.Remove(id));

    public ValueTask<long> DeleteDocumentAsync(
        string source,
        string? document,
        CancellationToken cancellationToken = default
    )
    {
        var ids = _pairs
            .Values.Where(pair => pair.Source == source && pair.Document == document)
            .Select(pair => pair.Id)
            .ToList();
        ids.ForEach(id => _pairs.Remove(id));
        return ValueTask.FromResult((long)ids.Count);
    }

    public ValueTask<long> CommitAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(index.Replace(new Dictionary<PairId, AlignedPair>(_pairs)));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

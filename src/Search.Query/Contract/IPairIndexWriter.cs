using Search.Text.Pairs;

namespace Search.Query.Contract;

/// <summary>
/// Changes an index. Nothing is seen before <see cref="CommitAsync"/>, and then all of it at once; disposing without a
/// commit drops the changes. One writer at a time; not safe for concurrent use.
/// </summary>
public interface IPairIndexWriter : IAsyncDisposable
{
    /// <summary>Adds a pair; one with the same id is replaced.</summary>
    ValueTask AddAsync(AlignedPair pair, CancellationToken cancellationToken = default);

    /// <summary>Deletes a pair.</summary>
    /// <returns>True when the committed index or this writer held it.</returns>
    ValueTask<bool> DeleteAsync(PairId id, CancellationToken cancellationToken = default);

    /// <summary>Deletes all pairs of a document of a source.</summary>
    /// <returns>How many were deleted.</returns>
    ValueTask<long> DeleteDocumentAsync(string source, string? document, CancellationToken cancellationToken = default);

    /// <summary>Makes the changes durable and visible.</summary>
    /// <returns>The new generation.</returns>
    ValueTask<long> CommitAsync(CancellationToken cancellationToken = default);
}

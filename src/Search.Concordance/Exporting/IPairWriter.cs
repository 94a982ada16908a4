using Search.Query.Contract;

namespace Search.Concordance.Exporting;

/// <summary>Writes pairs in one format. Call order: begin, pairs, end.</summary>
internal interface IPairWriter : IAsyncDisposable
{
    /// <summary>Writes what comes before the first pair.</summary>
    ValueTask BeginAsync();

    /// <summary>Writes a pair.</summary>
    ValueTask WriteAsync(StoredPair stored);

    /// <summary>Writes what comes after the last pair.</summary>
    ValueTask EndAsync();
}

using System.Collections.Immutable;
using Search.Query.Terms;
using Search.Text.Pairs;

namespace Search.Query.Contract;

/// <summary>A term of the index and the number of pairs that have it.</summary>
public readonly record struct TermCount(string Term, long Pairs);

/// <summary>
/// The one door to an engine. Coarse-grained, asynchronous and cancellable, so that a remote cluster can stand behind
/// it as well as mapped files. Safe for concurrent use; each call sees one commit whole.
/// </summary>
public interface IPairIndex : IAsyncDisposable
{
    /// <summary>The commit that the next call sees.</summary>
    long Generation { get; }

    /// <summary>Finds the pairs of a query.</summary>
    /// <exception cref="QueryLimitException">The query asks for more than the engine allows.</exception>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    ValueTask<SearchPage> SearchAsync(SearchRequest request, CancellationToken cancellationToken = default);

    /// <summary>Loads pairs by id; those that do not exist are left out.</summary>
    ValueTask<ImmutableArray<StoredPair>> GetAsync(
        ImmutableArray<PairId> ids,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// The pairs around a pair in its document, in order, the pair itself left out; empty when the pair or its document
    /// does not exist.
    /// </summary>
    ValueTask<PairContext> GetContextAsync(
        PairId id,
        int before,
        int after,
        CancellationToken cancellationToken = default
    );

    /// <summary>Lists terms of a space that begin with a prefix, most frequent first.</summary>
    ValueTask<ImmutableArray<TermCount>> ListTermsAsync(
        TermSpace space,
        string prefix,
        int limit,
        CancellationToken cancellationToken = default
    );

    /// <summary>Counts the pairs that have each of the given terms.</summary>
    ValueTask<ImmutableArray<long>> CountTermsAsync(
        TermSpace space,
        ImmutableArray<string> terms,
        CancellationToken cancellationToken = default
    );

    /// <summary>Lists terms of a space within an edit distance (1 or 2), nearest and most frequent first.</summary>
    ValueTask<ImmutableArray<TermCount>> ListSimilarTermsAsync(
        TermSpace space,
        string term,
        int maxEdits,
        int limit,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// Lists the documents of a source by their names, also those whose pairs are kept under another document with the same
    /// texts; last null when the source has pairs without a document.
    /// </summary>
    ValueTask<ImmutableArray<string?>> ListDocumentsAsync(string source, CancellationToken cancellationToken = default);

    /// <summary>What the index holds.</summary>
    ValueTask<IndexStatistics> GetStatisticsAsync(CancellationToken cancellationToken = default);
}

/// <summary>The neighbours of a pair in its document.</summary>
public sealed record PairContext(ImmutableArray<StoredPair> Before, ImmutableArray<StoredPair> After);

using Search.Query.Contract;

namespace Search.Index.LuceneNet;

/// <summary>How an index of the Lucene.Net engine is read and written.</summary>
public sealed record LuceneIndexOptions
{
    /// <summary>The parameters of the ranking.</summary>
    public RankingParameters Ranking { get; init; } = RankingParameters.Default;

    /// <summary>How files are read.</summary>
    public LuceneFileAccess Files { get; init; } = LuceneFileAccess.Simple;

    /// <summary>Bytes that pairs may take before a writer writes them out.</summary>
    public long MemoryBudget { get; init; } = 256L << 20;

    /// <summary>
    /// Whether the fields of `EnglishAnalyzer` and `SmartChineseAnalyzer` are written; without them Lucene's own query
    /// syntax finds nothing in the texts.
    /// </summary>
    public bool ClassicFields { get; init; } = true;
}

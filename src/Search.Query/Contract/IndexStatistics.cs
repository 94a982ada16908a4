using System.Collections.Immutable;

namespace Search.Query.Contract;

/// <summary>What an index holds.</summary>
/// <param name="Generation">The commit.</param>
/// <param name="Pairs">Pairs that can be found.</param>
/// <param name="DeletedPairs">Pairs deleted and not merged away yet.</param>
/// <param name="Segments">Segments.</param>
/// <param name="Bytes">Bytes on disk.</param>
/// <param name="AnalysisFingerprint">The analyser that wrote it.</param>
/// <param name="Sources">Pairs a source, largest first.</param>
/// <param name="Scripts">Pairs a script.</param>
/// <param name="Documents">Number of documents.</param>
/// <param name="EnglishPositions">Words of all English sides.</param>
/// <param name="ChinesePositions">Characters of all Chinese sides.</param>
public sealed record IndexStatistics(
    long Generation,
    long Pairs,
    long DeletedPairs,
    int Segments,
    long Bytes,
    string AnalysisFingerprint,
    ImmutableArray<FacetCount> Sources,
    ImmutableArray<FacetCount> Scripts,
    long Documents,
    long EnglishPositions,
    long ChinesePositions
);

namespace Search.Tools.Bench.Soaking;

/// <summary>What has happened so far in a soak.</summary>
/// <param name="Elapsed">Since the start.</param>
/// <param name="Commits">Commits.</param>
/// <param name="Searches">Searches of all readers.</param>
/// <param name="Errors">Exceptions and torn results.</param>
/// <param name="Torn">Results that are of two commits.</param>
/// <param name="Segments">Segments now.</param>
/// <param name="Memory">Memory now.</param>
/// <param name="IsCollected">Whether all garbage was collected for this report.</param>
/// <param name="MedianMicroseconds">Of a search, since the last report.</param>
/// <param name="P99Microseconds">Of a search, since the last report.</param>
internal sealed record SoakReport(
    TimeSpan Elapsed,
    long Commits,
    long Searches,
    long Errors,
    long Torn,
    int Segments,
    ProcessMemory Memory,
    bool IsCollected,
    double MedianMicroseconds,
    double P99Microseconds
);

namespace Search.Tools.Bench.Soaking;

/// <summary>What has happened so far in a soak.</summary>
internal sealed record SoakReport(
    TimeSpan Elapsed,
    long Commits,
    long Searches,
    long Errors,
    long Torn,
    int Segments,
    ProcessMemory Memory,
    double MedianMicroseconds,
    double P99Microseconds
);

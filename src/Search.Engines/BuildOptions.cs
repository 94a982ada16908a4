namespace Search.Engines;

/// <summary>How an index is built.</summary>
public sealed record BuildOptions
{
    /// <summary>Bytes that pairs may take before they are written out; null for the engine's own choice.</summary>
    public long? MemoryBudget { get; init; }

    /// <summary>Threads that analyse text; null for the engine's own choice. The Lucene.Net engine uses one.</summary>
    public int? Threads { get; init; }

    /// <summary>Called before pairs are merged, with how many; the Lucene.Net engine merges all the while and never calls it.</summary>
    public Action<long>? Merging { get; init; }
}

namespace Search.Index.Snapshots;

/// <summary>The right to read a snapshot's mapped files until it is disposed, exactly once.</summary>
internal readonly struct SnapshotLease(Snapshot snapshot) : IDisposable
{
    public Snapshot Snapshot { get; } = snapshot;

    public void Dispose() => Snapshot.Release();
}

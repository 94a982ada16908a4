namespace Search.Crash.Tests.Faults;

/// <summary>An operation that changes the disk or waits for it.</summary>
public enum FileOperation
{
    Create,
    Write,
    Sync,
    SyncFolder,
    Rename,
    Delete,
}

namespace Search.Crash.Tests.Faults;

/// <summary>An operation on files: first those that change the disk or wait for it, then those that read.</summary>
public enum FileOperation
{
    Create,
    Write,
    Sync,
    SyncFolder,
    Rename,
    Delete,
    CreateFolder,
    Lock,
    List,
    Length,
    ReadAll,
    Map,
}

namespace Search.Index.Storage;

/// <summary>Another writer is at work on the index.</summary>
public sealed class IndexLockedException : IndexException
{
    /// <summary>Creates the exception.</summary>
    public IndexLockedException()
        : base("Another writer is at work on the index.") { }

    /// <summary>Creates the exception.</summary>
    public IndexLockedException(string folder)
        : base(
            $"{folder}: another process is writing this index. Wait until it has finished, or end it; the lock goes "
                + "with it, so there is no file to delete."
        ) { }

    /// <summary>Creates the exception.</summary>
    public IndexLockedException(string message, Exception innerException)
        : base(message, innerException) { }
}

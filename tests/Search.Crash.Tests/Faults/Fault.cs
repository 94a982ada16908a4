namespace Search.Crash.Tests.Faults;

/// <summary>What happens at the operation that fails, and after it.</summary>
public enum Fault
{
    /// <summary>It alone fails, without effect: a bad sector, a signal, no handle left. Reading fails too.</summary>
    Once,

    /// <summary>It alone fails after it has taken effect: a sync whose answer is lost.</summary>
    OnceWithEffect,

    /// <summary>It and all that follow fail: the process has died, or the disk has gone away.</summary>
    ForGood,

    /// <summary>It takes effect, and then it and all that follow fail.</summary>
    ForGoodWithEffect,

    /// <summary>From it on nothing can be created or written; renaming, syncing and deleting go on.</summary>
    FullDisk,
}

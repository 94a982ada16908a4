using System.Diagnostics;
using System.Globalization;

namespace Search.Tools.Bench.Soaking;

/// <summary>
/// The memory of this process. Mapped files count apart: their pages belong to the page cache, and how many of them are
/// resident says nothing about a leak. `PrivateMemorySize64` will not do on Linux: it is the address space of all data,
/// eight megabytes for each thread's stack whether touched or not.
/// </summary>
/// <param name="Own">Resident memory that no file stands behind: managed heap, native memory, stacks; in bytes.</param>
/// <param name="Mapped">Resident pages of mapped files, in bytes.</param>
/// <param name="Heap">What the garbage collector has committed, in bytes: a part of <paramref name="Own"/>.</param>
/// <param name="Live">What lives on the managed heap, in bytes: after a full collection if one was asked for.</param>
/// <param name="Threads">Threads.</param>
internal sealed record ProcessMemory(long Own, long Mapped, long Heap, long Live, int Threads)
{
    private const string Status = "/proc/self/status";

    /// <summary>As it is now.</summary>
    /// <param name="collect">Whether to collect all garbage first.</param>
    public static ProcessMemory Read(bool collect)
    {
        var live = GC.GetTotalMemory(collect);
        using var process = Process.GetCurrentProcess();
        var collected = GC.GetGCMemoryInfo();
        var (own, mapped) = (process.PrivateMemorySize64, 0L);
        if (File.Exists(Status))
        {
            var lines = File.ReadAllLines(Status);
            (own, mapped) = (Kilobytes(lines, "RssAnon:") << 10, Kilobytes(lines, "RssFile:") << 10);
        }

        return new ProcessMemory(own, mapped, collected.TotalCommittedBytes, live, process.Threads.Count);
    }

    // `RssAnon:      123 kB`
    private static long Kilobytes(string[] lines, string name)
    {
        var line = Array.Find(lines, line => line.StartsWith(name, StringComparison.Ordinal)) ?? $"{name} 0 kB";
        return long.Parse(line[name.Length..^2].Trim(), CultureInfo.InvariantCulture);
    }
}

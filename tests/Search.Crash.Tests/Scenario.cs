using Search.Crash.Child;
using Search.Index;
using Search.Index.Storage;

namespace Search.Crash.Tests;

/// <summary>A piece of work on an index, from one state of the <see cref="History"/> to the next.</summary>
public enum Work
{
    /// <summary>A full build over an older one.</summary>
    Build,

    /// <summary>Changes and their commit.</summary>
    Commit,

    /// <summary>A commit with the background merge that follows it.</summary>
    Merge,
}

/// <summary>Prepares an index and does a piece of work on it over any file system.</summary>
internal static class Scenario
{
    /// <summary>The state that a folder is in before the work.</summary>
    public static int StateBefore(Work work) => work == Work.Merge ? 8 : 3;

    /// <summary>Brings a folder into the state before the work.</summary>
    public static async Task PrepareAsync(string folder, Work work, IFileSystem files)
    {
        if (work == Work.Build)
        {
            Build(folder, 3, files);
            return;
        }

        await using var writer = PairIndexWriter.Open(folder, Options(files, false));
        for (var state = 1; state <= StateBefore(work); state++)
        {
            await ChangeAsync(writer, state);
        }
    }

    /// <summary>Does the work that leads from a state to the next.</summary>
    public static async Task RunAsync(string folder, Work work, IFileSystem files, int from)
    {
        var next = from + 1;
        if (work == Work.Build)
        {
            Build(folder, next, files);
            return;
        }

        await using var writer = PairIndexWriter.Open(folder, Options(files, work == Work.Merge));
        await ChangeAsync(writer, next);
        await writer.WhenMergedAsync();
    }

    private static void Build(string folder, int state, IFileSystem files)
    {
        // One thread, so that the operations come in the same order each time; little memory, so that there is a merge.
        using var builder = PairIndexBuilder.Create(
            folder,
            new PairIndexWriterOptions
            {
                Threads = 1,
                MemoryBudget = 1 << 20,
                Files = files,
            }
        );
        builder.Add(History.Marker(state));
        foreach (var pair in History.Build(state))
        {
            builder.Add(pair);
        }

        _ = builder.Commit();
    }

    private static async Task ChangeAsync(PairIndexWriter writer, int state)
    {
        _ = await writer.DeleteAsync(History.Marker(state - 1).Id);
        await writer.AddAsync(History.Marker(state));
        foreach (var pair in History.Added(state))
        {
            await writer.AddAsync(pair);
        }

        foreach (var pair in History.DeletedIn(state))
        {
            (await writer.DeleteAsync(pair.Id)).ShouldBeTrue();
        }

        _ = await writer.CommitAsync();
    }

    private static PairIndexWriterOptions Options(IFileSystem files, bool merges) =>
        new() { Files = files, MergeInBackground = merges };
}

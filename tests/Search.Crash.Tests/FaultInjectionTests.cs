using Search.Crash.Tests.Faults;
using Search.Index.Storage;

namespace Search.Crash.Tests;

/// <summary>Every operation of a commit, a merge and a build fails in turn.</summary>
public sealed class FaultInjectionTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("search-fault-").FullName;

    public static TheoryData<Work, Fault> Cases =>
        new(from work in Enum.GetValues<Work>() from fault in Enum.GetValues<Fault>() select (work, fault));

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Leaves_the_old_or_the_new_state_whole(Work work, Fault fault)
    {
        var before = Scenario.StateBefore(work);
        var prepared = Path.Combine(_root, "prepared");
        await Scenario.PrepareAsync(prepared, work, new LocalFileSystem());
        var all = await CountAsync(prepared, work, fault);
        var seen = new HashSet<int> { before + 1 };
        for (var failAt = 0; failAt < all.Count; failAt++)
        {
            if (fault == Fault.FullDisk && all[failAt] is not (FileOperation.Create or FileOperation.Write))
            {
                continue;
            }

            var folder = Copy(prepared, Path.Combine(_root, $"case-{failAt}"));
            var files = new FaultyFileSystem(fault, failAt);
            Exception? failure = null;
            try
            {
                await Scenario.RunAsync(folder, work, files, before);
            }
            catch (IOException e)
            {
                failure = e;
            }

            files.HasFailed.ShouldBeTrue();
            var context = $"{work}: operation {failAt} ({files.Log[failAt]}) fails, {fault}";
            var state = await IndexStates.CheckAsync(folder, work == Work.Build, context);
            state.ShouldBeInRange(before, before + 1, context);
            if (failure is null)
            {
                state.ShouldBe(before + 1, $"{context}, and nobody said so");
            }

            _ = seen.Add(state);

            // The next writer goes on from there and clears up.
            await Scenario.RunAsync(folder, work, new LocalFileSystem(), state).ShouldNotThrowAsync(context);
            (await IndexStates.CheckAsync(folder, work == Work.Build, context)).ShouldBe(state + 1, context);
            if (work == Work.Build)
            {
                Directory.EnumerateFiles(folder).Count().ShouldBe(3, $"{context}: left-overs");
            }

            Directory.Delete(folder, true);
        }

        seen.ShouldBe([before, before + 1], true);
    }

    // The operations that there are to fail: all those of a commit, and for a merge those of a second one and of the
    // merged segment.
    private async Task<IReadOnlyList<FileOperation>> CountAsync(string prepared, Work work, Fault fault)
    {
        var folder = Copy(prepared, Path.Combine(_root, "whole"));
        var files = new FaultyFileSystem(fault, -1);
        await Scenario.RunAsync(folder, work, files, Scenario.StateBefore(work));
        Directory.Delete(folder, true);
        var commits = work == Work.Merge ? 2 : 1;
        int Count(FileOperation operation) => files.Log.Count(other => other == operation);
        Count(FileOperation.Rename).ShouldBe(commits);
        Count(FileOperation.SyncFolder).ShouldBe(2 * commits);
        Count(FileOperation.Sync).ShouldBeGreaterThanOrEqualTo(2 * commits);
        Count(FileOperation.Create).ShouldBeGreaterThanOrEqualTo(2 * commits);
        Count(FileOperation.Write).ShouldBeGreaterThanOrEqualTo(2 * commits);
        Count(FileOperation.Delete).ShouldBeGreaterThanOrEqualTo(commits);
        if (fault == Fault.Once)
        {
            Count(FileOperation.Map).ShouldBeGreaterThanOrEqualTo(commits);
            Count(FileOperation.List).ShouldBeGreaterThanOrEqualTo(commits);
            Count(FileOperation.Lock).ShouldBe(1);
        }

        return files.Log;
    }

    public void Dispose() => Directory.Delete(_root, true);

    internal static string Copy(string from, string folder)
    {
        _ = Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return folder;
    }
}

using Search.Crash.Tests.Faults;
using Search.Index.Storage;

namespace Search.Crash.Tests;

/// <summary>Every operation of a commit, a merge and a build fails in turn.</summary>
public sealed class FaultInjectionTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("search-fault-").FullName;

    public static TheoryData<Work, bool, bool> Cases =>
        new(
            from work in Enum.GetValues<Work>()
            from staysBroken in new[] { false, true }
            from takesEffect in new[] { false, true }
            select (work, staysBroken, takesEffect)
        );

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Leaves_the_old_or_the_new_state_whole(Work work, bool staysBroken, bool takesEffect)
    {
        var before = Scenario.StateBefore(work);
        var prepared = Path.Combine(_root, "prepared");
        await Scenario.PrepareAsync(prepared, work, new LocalFileSystem());
        var seen = new HashSet<int>();
        var failing = 0;
        for (var failAt = 0; ; failAt++)
        {
            var folder = Copy(prepared, Path.Combine(_root, $"case-{failAt}"));
            var files = new FaultyFileSystem
            {
                FailAt = failAt,
                StaysBroken = staysBroken,
                TakesEffect = takesEffect,
            };
            Exception? failure = null;
            try
            {
                await Scenario.RunAsync(folder, work, files, before);
            }
            catch (IOException e)
            {
                failure = e;
            }

            var operation = files.HasFailed ? files.Log[failAt].ToString() : "nothing";
            var context = $"{work}: operation {failAt} ({operation}) fails";
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
            if (!files.HasFailed)
            {
                break;
            }

            failing++;
        }

        failing.ShouldBeGreaterThan(10);
        seen.ShouldBe([before, before + 1], true);
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

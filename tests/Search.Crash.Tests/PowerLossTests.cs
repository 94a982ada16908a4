using Search.Crash.Tests.Faults;

namespace Search.Crash.Tests;

/// <summary>The power goes before each operation in turn; what was not synced is gone.</summary>
public sealed class PowerLossTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("search-power-").FullName;

    [Theory]
    [InlineData(Work.Build, false)]
    [InlineData(Work.Build, true)]
    [InlineData(Work.Commit, false)]
    [InlineData(Work.Commit, true)]
    [InlineData(Work.Merge, false)]
    [InlineData(Work.Merge, true)]
    public async Task Leaves_the_old_or_the_new_state_whole(Work work, bool namesAreEager)
    {
        var before = Scenario.StateBefore(work);
        var seen = new HashSet<int>();
        for (var step = 0; ; step++)
        {
            var folder = Path.Combine(_root, $"disk-{step}");
            var preparing = new PowerLossFileSystem { NamesAreEager = namesAreEager };
            await Scenario.PrepareAsync(folder, work, preparing);
            var disk = preparing.Successor(step);
            var survived = true;
            try
            {
                await Scenario.RunAsync(folder, work, disk, before);
            }
            catch (IOException)
            {
                survived = false;
            }

            var recovered = Path.Combine(_root, $"recovered-{step}");
            disk.Recover(recovered);
            var context = $"{work}: the power goes before operation {step}";
            var state = await IndexStates.CheckAsync(recovered, work == Work.Build, context);
            state.ShouldBeInRange(before, before + 1, context);
            _ = seen.Add(state);
            Directory.Delete(folder, true);
            Directory.Delete(recovered, true);
            if (survived && disk.Count <= step)
            {
                break;
            }
        }

        seen.ShouldBe([before, before + 1], true);
    }

    public void Dispose() => Directory.Delete(_root, true);
}

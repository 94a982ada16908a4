using System.Diagnostics;
using System.Globalization;
using Search.Crash.Child;

namespace Search.Crash.Tests;

/// <summary>A process that builds, commits and merges is killed (SIGKILL) at random moments.</summary>
public sealed class KillTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("search-kill-").FullName;

    [Theory]
    [InlineData("build")]
    [InlineData("write")]
    public Task Leaves_the_old_or_the_new_commit_whole(string mode) => KillAgainAndAgain(mode, 6);

    [Theory]
    [InlineData("build")]
    [InlineData("write")]
    [Trait("Category", "Long")]
    public Task Leaves_the_old_or_the_new_commit_whole_a_hundred_times(string mode) => KillAgainAndAgain(mode, 100);

    public void Dispose() => Directory.Delete(_folder, true);

    private async Task KillAgainAndAgain(string mode, int times)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var state = 0;
        var killedInside = 0;
        for (var round = 0; round < times; round++)
        {
            var context = $"{mode}, seed {seed}, round {round}, from state {state}";
            var said = await RunAndKill(mode, state, random);
            var found = await IndexStates.CheckAsync(_folder, mode == "build", context);
            found.ShouldBeInRange(said, said + 1, context);
            found.ShouldBeGreaterThanOrEqualTo(state, context);
            killedInside += Directory.EnumerateFiles(_folder).Count() > 2 ? 1 : 0;
            state = found;
        }

        state.ShouldBeGreaterThan(0, "not one commit was made before the kills");
        TestContext.Current.SendDiagnosticMessage($"{times} kills, {state} states, {killedInside} with left-overs");
    }

    private async Task<int> RunAndKill(string mode, int state, Random random)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && IsDotnet(path) ? path : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(typeof(History).Assembly.Location);
        start.ArgumentList.Add(mode);
        start.ArgumentList.Add(_folder);
        start.ArgumentList.Add(state.ToString(CultureInfo.InvariantCulture));
        using var child = Process.Start(start)!;
        var last = state;
        var errors = child.StandardError.ReadToEndAsync();

        // After a number of commits (0: right after the start) and a part of the time that one takes.
        var lines = random.Next(3);
        var watch = Stopwatch.StartNew();
        Task? kill = null;
        for (var seen = 0; await child.StandardOutput.ReadLineAsync() is { } line; seen++)
        {
            last = int.Parse(line, CultureInfo.InvariantCulture);
            if (seen == lines)
            {
                var delay = random.Next(20 + (int)(2 * watch.ElapsedMilliseconds / (seen + 1)));
                kill = Task.Delay(delay).ContinueWith(_ => child.Kill(), TaskScheduler.Default);
            }
        }

        await kill.ShouldNotBeNull();
        await child.WaitForExitAsync();
        (await errors).ShouldBeEmpty();
        return last;
    }

    private static bool IsDotnet(string path) =>
        string.Equals(Path.GetFileNameWithoutExtension(path), "dotnet", StringComparison.Ordinal);
}

using Spectre.Console;

namespace Search.Tools.Reindex.Progress;

/// <summary>Runs a command under a progress bar on a terminal, under plain lines elsewhere; both on standard error.</summary>
internal static class BuildProgress
{
    /// <param name="totalBytes">How many bytes there are to read.</param>
    /// <param name="work">The command.</param>
    public static void Run(long totalBytes, Action<IProgressDisplay> work)
    {
        if (Console.IsErrorRedirected)
        {
            work(new LineProgress(totalBytes, Console.Error));
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (!console.Profile.Capabilities.Interactive)
        {
            work(new LineProgress(totalBytes, Console.Error));
            return;
        }

        console
            .Progress()
            .AutoClear(true)
            .Columns(
                new ProgressBarColumn(),
                new PercentageColumn(),
                new TransferSpeedColumn(),
                new RemainingTimeColumn(),
                new TaskDescriptionColumn { Alignment = Justify.Left }
            )
            .Start(context => work(new BarProgress(context.AddTask("reading", maxValue: Math.Max(totalBytes, 1)))));
    }
}

using System.CommandLine;
using System.Globalization;
using Search.Tools.Bench.Soaking;

namespace Search.Tools.Bench.Commands;

/// <summary><c>bench soak</c>: readers and a writer on one index for minutes; errors, torn results and memory growth.</summary>
internal static class SoakCommand
{
    public static Command Create()
    {
        var minutes = new Option<double>("--minutes") { Description = "How long.", DefaultValueFactory = _ => 10 };
        var readers = new Option<int>("--readers") { Description = "Reading threads.", DefaultValueFactory = _ => 8 };
        var folder = new Option<string?>("--index")
        {
            Description = "A folder for the index; a temporary one if absent.",
        };
        var command = new Command("soak", "Reads and writes one index for minutes.") { minutes, readers, folder };
        command.SetAction(
            (result, cancellation) =>
                RunAsync(
                    TimeSpan.FromMinutes(result.GetValue(minutes)),
                    result.GetValue(readers),
                    result.GetValue(folder) ?? Directory.CreateTempSubdirectory("soak-").FullName,
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        TimeSpan duration,
        int readerCount,
        string folder,
        CancellationToken cancellation
    )
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(duration);
        var soak = new Soak(folder);
        Console.WriteLine(
            "minute commits searches errors torn segments own_mb mapped_mb heap_mb live_mb threads p50us p99us"
        );
        var reports = new List<SoakReport>();
        var failures = await soak.RunAsync(
                readerCount,
                report =>
                {
                    reports.Add(report);
                    Report(report);
                },
                stop.Token
            )
            .ConfigureAwait(false);
        Console.WriteLine(failures == 0 ? "no error, no torn result" : $"{failures} errors or torn results");
        ReportMemory(reports);
        return failures == 0 ? 0 : 1;
    }

    private static void Report(SoakReport report) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Elapsed.TotalMinutes:F1} {report.Commits} {report.Searches} {report.Errors} {report.Torn} "
                    + $"{report.Segments} {report.Memory.Own >> 20} {report.Memory.Mapped >> 20} {report.Memory.Heap >> 20} "
                    + $"{report.Memory.Live >> 20} {report.Memory.Threads} "
                    + $"{report.MedianMicroseconds:F0} {report.P99Microseconds:F0}"
            )
        );

    // Between collections the heap breathes; once a minute, after a full one, what is kept is compared.
    private static void ReportMemory(List<SoakReport> reports)
    {
        var full = reports.FindAll(report => report.IsCollected);
        Console.WriteLine($"after a full collection each minute, own MB: {Megabytes(memory => memory.Own)}");
        Console.WriteLine($"of it alive on the managed heap, MB: {Megabytes(memory => memory.Live)}");

        string Megabytes(Func<ProcessMemory, long> value) =>
            string.Join(
                ' ',
                full.Select(report => (value(report.Memory) / 1048576.0).ToString("F1", CultureInfo.InvariantCulture))
            );
    }
}

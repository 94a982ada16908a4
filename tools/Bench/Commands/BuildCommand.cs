using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Search.Index;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Tools.Bench.Commands;

/// <summary><c>bench build</c>: the rate of a full build, step by step, and the memory that it takes.</summary>
internal static class BuildCommand
{
    public static Command Create()
    {
        var pairs = new Option<string>("--pairs")
        {
            Description = "English TAB Chinese, a line each.",
            Required = true,
        };
        var folder = new Option<string?>("--index")
        {
            Description = "A folder for the index; a temporary one if absent.",
        };
        var threads = new Option<int>("--threads") { Description = "Threads.", DefaultValueFactory = _ => 1 };
        var memory = new Option<int>("--memory")
        {
            Description = "Megabytes that pairs may take in memory.",
            DefaultValueFactory = _ => 512,
        };
        var step = new Option<int>("--step") { Description = "Pairs a line.", DefaultValueFactory = _ => 1_000_000 };
        var command = new Command("build", "The rate of a full build.") { pairs, folder, threads, memory, step };
        command.SetAction(result =>
            Run(
                result.GetRequiredValue(pairs),
                result.GetValue(folder),
                new PairIndexWriterOptions
                {
                    Threads = result.GetValue(threads),
                    MemoryBudget = (long)result.GetValue(memory) << 20,
                },
                result.GetValue(step)
            )
        );
        return command;
    }

    private static int Run(string file, string? folder, PairIndexWriterOptions options, int step)
    {
        var isTemporary = folder is null;
        folder ??= Directory.CreateTempSubdirectory("build-").FullName;
        var watch = Stopwatch.StartNew();
        var merging = TimeSpan.Zero;
        var mergingProcessor = TimeSpan.Zero;
        using var process = Process.GetCurrentProcess();
        long added;
        using (
            var builder = PairIndexBuilder.Create(
                folder,
                options with
                {
                    Merging = _ => (merging, mergingProcessor) = (watch.Elapsed, Processor(process)),
                }
            )
        )
        {
            Console.WriteLine("pairs pairs_per_s working_set_mb");
            var last = TimeSpan.Zero;
            foreach (var pair in Read(file))
            {
                builder.Add(pair);
                if (builder.Added % step == 0)
                {
                    Line(builder.Added, step / (watch.Elapsed - last).TotalSeconds);
                    last = watch.Elapsed;
                }
            }

            _ = builder.Commit();
            added = builder.Added;
        }

        var seconds = watch.Elapsed.TotalSeconds;
        var bytes = Directory.EnumerateFiles(folder).Sum(path => new FileInfo(path).Length);
        var processor = Processor(process);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"BUILD threads={options.Threads} memory_mb={options.MemoryBudget >> 20} pairs={added} secs={seconds:F2} "
                    + $"pairs_per_s={added / seconds:F0} merge_secs={(merging > TimeSpan.Zero ? seconds - merging.TotalSeconds : 0):F2} "
                    + $"cpu_secs={processor.TotalSeconds:F2} merge_cpu_secs={(merging > TimeSpan.Zero ? (processor - mergingProcessor).TotalSeconds : 0):F2} "
                    + $"bytes={bytes} bytes_per_pair={(double)bytes / added:F1} peak_mb={process.PeakWorkingSet64 >> 20}"
            )
        );
        var open = Stopwatch.StartNew();
        var index = PairIndex.Open(folder, new PairIndexOptions { CheckInBackground = false });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"OPEN ms={open.Elapsed.TotalMilliseconds:F2}"));
        index.DisposeAsync().AsTask().GetAwaiter().GetResult();
        if (isTemporary)
        {
            Directory.Delete(folder, true);
        }

        return 0;
    }

    // On a machine that does other work too the processor time tells more than the clock.
    private static TimeSpan Processor(Process process)
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    private static IEnumerable<AlignedPair> Read(string file)
    {
        var position = 0;
        foreach (var line in File.ReadLines(file))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var (english, chinese) = (line[..tab], line[(tab + 1)..]);
            yield return new AlignedPair
            {
                Id = PairId.Compute("bench", null, english, chinese),
                English = english,
                Chinese = chinese,
                Source = "bench",
                Position = position++,
                Script = ScriptDetector.Detect(chinese),
            };
        }
    }

    private static void Line(long pairs, double rate) =>
        Console.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{pairs} {rate:F0} {Environment.WorkingSet >> 20}")
        );
}

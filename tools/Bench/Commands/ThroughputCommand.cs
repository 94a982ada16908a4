using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Search.Text.Analysis;
using Search.Text.Folding;
using Search.Text.Pairs;

namespace Search.Tools.Bench.Commands;

/// <summary>
/// <c>bench throughput</c>: how fast text becomes tokens, with all layers, on one thread; in MB of UTF-8 a second, and
/// how many bytes a token allocates once the buffers have grown. On a busy machine the figure by processor time is the
/// one that means something.
/// </summary>
public static class ThroughputCommand
{
    private const long MostBytes = 50_000_000;

    public static Command Create()
    {
        var english = new Option<FileInfo>("--en")
        {
            Description = "English text, or a TSV whose first column is",
            Required = true,
        };
        var chinese = new Option<FileInfo>("--zh")
        {
            Description = "Chinese text, or a TSV whose second column is",
            Required = true,
        };
        var rounds = new Option<int>("--rounds") { Description = "odd number of rounds", DefaultValueFactory = _ => 5 };
        var command = new Command("throughput", "Measures the analysers on up to 50 MB of each language.")
        {
            english,
            chinese,
            rounds,
        };
        command.SetAction(parsed =>
        {
            var count = parsed.GetRequiredValue(rounds);
            Measure("en", Read(parsed.GetRequiredValue(english), 0), Language.English, count);
            Measure("zh", Read(parsed.GetRequiredValue(chinese), 1), Language.Chinese, count);
        });
        return command;
    }

    private static List<string> Read(FileInfo file, int column)
    {
        var tabbed = file.Extension.Equals(".tsv", StringComparison.OrdinalIgnoreCase);
        var lines = new List<string>();
        long bytes = 0;
        foreach (var line in File.ReadLines(file.FullName))
        {
            var text = tabbed ? line.Split('\t')[column] : line;
            lines.Add(text);
            bytes += Encoding.UTF8.GetByteCount(text);
            if (bytes >= MostBytes)
            {
                break;
            }
        }

        return lines;
    }

    private static void Measure(string name, List<string> lines, Language side, int rounds)
    {
        var bytes = lines.Sum(line => (long)Encoding.UTF8.GetByteCount(line));
        var analyzer = new TextAnalyzer();
        var buffer = new TokenBuffer();
        var folded = new FoldedText();
        var foldTimes = new List<double>();
        var times = new List<double>();
        var processorTimes = new List<double>();
        long tokens = 0,
            allocated = 0;

        // One round more, the first, warms up.
        for (var round = 0; round <= rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            foreach (var line in lines)
            {
                folded.Fold(line);
            }

            foldTimes.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            tokens = 0;
            allocated = GC.GetAllocatedBytesForCurrentThread();
            var processor = Environment.CpuUsage.TotalTime;
            start = Stopwatch.GetTimestamp();
            foreach (var line in lines)
            {
                analyzer.Analyze(line, side, buffer);
                tokens += buffer.Tokens.Length;
            }

            times.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
            processorTimes.Add((Environment.CpuUsage.TotalTime - processor).TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {lines.Count} lines, {bytes / 1e6:F1} MB, {tokens} tokens; {bytes / 1e6 / Median(times):F1} MB/s, {bytes / 1e6 / Median(processorTimes):F1} MB a second of processor time (folding alone {bytes / 1e6 / Median(foldTimes):F0}), {(double)allocated / tokens:F4} bytes allocated a token"
            )
        );
    }

    private static double Median(List<double> times)
    {
        var ordered = times.Skip(1).Order().ToList();
        return ordered[ordered.Count / 2];
    }
}

using System.CommandLine;
using System.Globalization;
using Search.Index;
using Search.Tools.Bench.Recall;

namespace Search.Tools.Bench.Commands;

/// <summary>
/// <c>bench recall</c>: cuts random pieces out of the Chinese side of pairs, searches each as it is, in the other script,
/// in full width and with spaces, and checks that every pair in which a plain scan of the texts finds the piece is found.
/// </summary>
public static class RecallCommand
{
    public static Command Create()
    {
        var pairs = new Option<FileInfo[]>("--pairs")
        {
            Description = "Pairs: English TAB Chinese, a line each; may be repeated.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var samples = new Option<int>("--samples") { Description = "Pieces.", DefaultValueFactory = _ => 10_000 };
        var seed = new Option<int>("--seed") { Description = "The random seed.", DefaultValueFactory = _ => 1 };
        var command = new Command("recall", "Searches random pieces of Chinese texts in four forms.")
        {
            pairs,
            samples,
            seed,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var texts = parsed
                    .GetRequiredValue(pairs)
                    .SelectMany(PairLines.Read)
                    .DistinctBy(pair => (pair.English, pair.Chinese))
                    .ToList();
                using var folder = new TemporaryFolder("recall");
                PairLines.Build(folder.Path, texts);
                var index = PairIndex.Open(folder.Path);
                await using (index.ConfigureAwait(false))
                {
                    var run = new RecallRun(index, texts, new Random(parsed.GetValue(seed)));
                    var failures = await run.RunAsync(parsed.GetValue(samples), cancellation).ConfigureAwait(false);
                    foreach (var line in run.Report)
                    {
                        Console.Out.WriteLine(line);
                    }

                    Console.Out.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"RECALL pairs={texts.Count} samples={parsed.GetValue(samples)} searches={run.Searches} missed={failures} recall={100.0 * (run.Searches - failures) / Math.Max(1, run.Searches):0.000} %"
                        )
                    );
                    return failures == 0 ? 0 : 1;
                }
            }
        );
        return command;
    }
}

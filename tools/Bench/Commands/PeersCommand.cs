using System.CommandLine;
using System.Diagnostics;

namespace Search.Tools.Bench.Commands;

/// <summary>
/// <c>bench peers</c>: ours and the other engines on the same pairs and queries, one after the other and that several
/// times, so that a busy machine is busy for all of them. The peers' scripts write their tables; ours goes beside them.
/// </summary>
public static class PeersCommand
{
    private static readonly string[] Peers = ["lucene8", "lucene8exact", "sqlite"];

    public static Command Create()
    {
        var scripts = new Option<DirectoryInfo>("--scripts") { Description = "the peers' folder", Required = true };
        var work = new Option<DirectoryInfo>("--work")
        {
            Description = "where corpora and results are",
            Required = true,
        };
        var corpus = new Option<string>("--corpus") { DefaultValueFactory = _ => "1m" };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3 };
        var command = new Command("peers", "Measures ours, Lucene 8 in both modes and SQLite FTS5, alternating.")
        {
            scripts,
            work,
            corpus,
            rounds,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var folder = parsed.GetRequiredValue(work).FullName;
                var from = parsed.GetRequiredValue(scripts).FullName;
                var name = parsed.GetRequiredValue(corpus);
                for (var round = 1; round <= parsed.GetValue(rounds); round++)
                {
                    string[] ours =
                    [
                        "engine",
                        "--pairs",
                        Path.Combine(folder, $"corpus-{name}.tsv"),
                        "--queries",
                        Path.Combine(from, "queries.tsv"),
                        "--index",
                        Path.Combine(folder, "idx", $"ours-{name}"),
                    ];
                    var output = Path.Combine(folder, "results", $"ours-{name}-{round}.txt");
                    await RunAsync(Environment.ProcessPath!, ours, folder, output, cancellationToken)
                        .ConfigureAwait(false);
                    foreach (var peer in Peers)
                    {
                        // Each peer's script writes its table itself; after the first round it only searches.
                        string[] arguments =
                        [
                            Path.Combine(from, "run.sh"),
                            peer,
                            name,
                            $"{round}",
                            .. round > 1 ? ["noindex"] : Array.Empty<string>(),
                        ];
                        await RunAsync("/bin/bash", arguments, folder, null, cancellationToken).ConfigureAwait(false);
                    }
                }
            }
        );
        return command;
    }

    private static async Task RunAsync(
        string program,
        string[] arguments,
        string work,
        string? output,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment["PEERS_WORK"] = work;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var text = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}."
            );
        }

        Console.WriteLine(text);
        if (output is not null)
        {
            await File.WriteAllTextAsync(output, text, cancellationToken).ConfigureAwait(false);
        }
    }
}

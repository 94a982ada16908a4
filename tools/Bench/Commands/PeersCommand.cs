using System.CommandLine;
using Search.Engines;
using Search.Tools.Bench.Peers;

namespace Search.Tools.Bench.Commands;

/// <summary>
/// <c>bench peers</c>: ours and the other engines on the same pairs and queries, one after the other and that several
/// times, so that a busy machine is busy for all of them; then tables of medians and ratios. Indexes are built in the
/// first round only, and not at all with <c>--keep</c>.
/// </summary>
public static class PeersCommand
{
    public static Command Create()
    {
        var scripts = new Option<DirectoryInfo>("--scripts") { Description = "the peers' folder", Required = true };
        var work = new Option<DirectoryInfo>("--work")
        {
            Description = "where corpora, indexes and results are",
            Required = true,
        };
        var corpus = new Option<string>("--corpus") { DefaultValueFactory = _ => "1m" };
        var rounds = new Option<int>("--rounds") { DefaultValueFactory = _ => 3 };
        var keep = new Option<bool>("--keep") { Description = "search the indexes of an earlier run" };
        var rebuild = new Option<bool>("--rebuild-ours") { Description = "with --keep: build ours again" };
        var engines = new Option<string[]>("--engines")
        {
            Description = "only these",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ =>
                [
                    PeersReport.Ours,
                    .. PairEngines.Problem(PairEngines.Lucene) is null
                        ? [PeersReport.LuceneNet]
                        : Array.Empty<string>(),
                    "lucene8",
                    "lucene8exact",
                    "sqlite",
                ],
        };
        var command = new Command(
            "peers",
            "Measures ours, Lucene.Net in a build that has it, Lucene 8 in both modes and SQLite FTS5, alternating."
        )
        {
            scripts,
            work,
            corpus,
            rounds,
            keep,
            rebuild,
            engines,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var programs = new PeerPrograms(
                    parsed.GetRequiredValue(scripts).FullName,
                    parsed.GetRequiredValue(work).FullName,
                    parsed.GetRequiredValue(corpus)
                );
                var names = parsed.GetRequiredValue(engines);
                var runs = new List<PeerRun>();
                for (var round = 1; round <= parsed.GetValue(rounds); round++)
                {
                    foreach (var engine in names)
                    {
                        var build =
                            round == 1
                            && (!parsed.GetValue(keep) || (engine == PeersReport.Ours && parsed.GetValue(rebuild)));
                        Console.Error.WriteLine($"round {round}: {engine}{(build ? ", with its index" : "")}");
                        runs.Add(
                            await programs.RunAsync(engine, round, build, cancellationToken).ConfigureAwait(false)
                        );
                    }
                }

                Console.WriteLine(PeersReport.Print(runs, programs.Indexing(names)));
            }
        );
        return command;
    }
}

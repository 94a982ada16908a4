using System.Diagnostics;
using Search.Engines;

namespace Search.Tools.Bench.Peers;

/// <summary>Starts the bench programs, each in a process of its own. What each printed is kept in the folder `results`.</summary>
/// <param name="scripts">The folder of the peers' scripts and of the queries.</param>
/// <param name="work">Where corpora, indexes and results are.</param>
/// <param name="corpus">The name of the corpus: `corpus-NAME.tsv`.</param>
internal sealed class PeerPrograms(string scripts, string work, string corpus)
{
    /// <summary>Runs one engine.</summary>
    /// <exception cref="InvalidDataException">The program failed.</exception>
    public async Task<PeerRun> RunAsync(string engine, int round, bool build, CancellationToken cancellationToken)
    {
        var results = Directory.CreateDirectory(Path.Combine(work, "results")).FullName;
        var output = Path.Combine(results, $"{engine}-{corpus}-{round}.txt");
        if (engine is PeersReport.Ours or PeersReport.LuceneNet)
        {
            var printed = await StartAsync(Environment.ProcessPath!, Ours(engine, build), cancellationToken)
                .ConfigureAwait(false);
            await File.WriteAllTextAsync(output, printed, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            // The script writes its result itself.
            string[] arguments = [Path.Combine(scripts, "run.sh"), engine, corpus, $"{round}"];
            _ = await StartAsync("/bin/bash", build ? arguments : [.. arguments, "noindex"], cancellationToken)
                .ConfigureAwait(false);
        }

        var text = await File.ReadAllTextAsync(output, cancellationToken).ConfigureAwait(false);
        if (PeerIndexing.Find(text) is { } line)
        {
            await File.WriteAllTextAsync(IndexingFile(engine), line, cancellationToken).ConfigureAwait(false);
        }

        return PeerRun.Parse(engine, round, text);
    }

    /// <summary>How the indexes of some engines were built, in this run or an earlier one.</summary>
    public Dictionary<string, PeerIndexing> Indexing(IEnumerable<string> engines) =>
        engines
            .Where(engine => File.Exists(IndexingFile(engine)))
            .ToDictionary(
                engine => engine,
                engine => PeerIndexing.Parse(File.ReadAllText(IndexingFile(engine))),
                StringComparer.Ordinal
            );

    private string IndexingFile(string engine) => Path.Combine(work, "results", $"{engine}-{corpus}.index");

    private string[] Ours(string engine, bool build)
    {
        // Started as `dotnet bench.dll` the process is the runtime.
        var program = Environment.ProcessPath!;
        string[] self =
            Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(PeerPrograms).Assembly.Location] : [];
        return
        [
            .. self,
            "engine",
            "--engine",
            engine == PeersReport.Ours ? PairEngines.Embedded : PairEngines.Lucene,
            "--queries",
            Path.Combine(scripts, "queries.tsv"),
            "--index",
            Path.Combine(work, "idx", $"{engine}-{corpus}"),
            .. build ? ["--pairs", Path.Combine(work, $"corpus-{corpus}.tsv")] : new[] { "--keep" },
        ];
    }

    private async Task<string> StartAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PEERS_WORK"] = work;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        var text = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return process.ExitCode == 0
            ? text
            : throw new InvalidDataException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}: {await errors.ConfigureAwait(false)}"
            );
    }
}

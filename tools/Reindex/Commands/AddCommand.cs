using System.CommandLine;
using Search.Corpus.Reading;
using Search.Engines;

namespace Search.Tools.Reindex.Commands;

/// <summary><c>reindex add</c>: documents into an index that is there; a document that it has is replaced.</summary>
internal static class AddCommand
{
    public static Command Create()
    {
        var folder = new Option<DirectoryInfo>("--index") { Description = "The folder of the index.", Required = true };
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Documents, folders or patterns such as 'texts/**/*.md'.",
            Arity = ArgumentArity.OneOrMore,
        };
        var engine = new EngineOption();
        var reading = new ReadingOptions();
        var command = new Command("add", "Adds documents to an index; those that it has are replaced.")
        {
            folder,
            paths,
        };
        engine.AddTo(command);
        reading.AddTo(command);
        command.SetAction(
            (result, cancellation) =>
                RunAsync(
                    engine.From(result),
                    result.GetRequiredValue(folder).FullName,
                    result.GetRequiredValue(paths),
                    reading.From(result),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        IPairEngine engine,
        string folder,
        string[] paths,
        CorpusOptions reading,
        CancellationToken cancellation
    )
    {
        var reports = new List<FileReport>();
        var (added, deleted) = (0L, 0L);
        var writer = ChangeCommand.Open(engine, folder);
        await using (writer.ConfigureAwait(false))
        {
            var reader = new CorpusReader(reading);
            var seen = new HashSet<(string, string?)>();
            foreach (var file in CorpusFiles.Find(paths))
            {
                var report = new FileReport(file);
                reports.Add(report);
                var before = added;
                foreach (var pair in reader.Read(file, report))
                {
                    if (seen.Add((pair.Source, pair.Document)))
                    {
                        deleted += await writer
                            .DeleteDocumentAsync(pair.Source, pair.Document, cancellation)
                            .ConfigureAwait(false);
                    }

                    await writer.AddAsync(pair, cancellation).ConfigureAwait(false);
                    added++;
                }

                // What a document does not hold any more goes, too.
                if (added == before && report.Error is null)
                {
                    deleted += await writer
                        .DeleteDocumentAsync(file.Source, file.Name, cancellation)
                        .ConfigureAwait(false);
                }
            }

            var summary = new ReadingSummary(reports);
            summary.WriteProblems(Console.Error);
            summary.WriteTotals(Console.Out);
            if (added == 0 && deleted == 0)
            {
                await Console
                    .Error.WriteLineAsync(
                        "No pairs were found, so the index was not changed. See `reindex align --report`."
                    )
                    .ConfigureAwait(false);
                return CommandRunner.BadData;
            }

            _ = await writer.CommitAsync(cancellation).ConfigureAwait(false);
            ChangeCommand.Report(folder, added, deleted);
            return summary.ExitCode;
        }
    }
}

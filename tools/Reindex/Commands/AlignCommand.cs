using System.CommandLine;
using Search.Corpus.Reading;

namespace Search.Tools.Reindex.Commands;

/// <summary><c>reindex align</c>: documents in, pairs on standard output and nothing else there.</summary>
internal static class AlignCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Documents, folders or patterns such as 'texts/**/*.md'.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<PairOutput>("--output")
        {
            Description = "tsv (English, Chinese, quality, reasons) or jsonl.",
            DefaultValueFactory = _ => PairOutput.Tsv,
        };
        var report = new Option<bool>("--report")
        {
            Description = "Say on standard error what was kept and dropped and why, file by file.",
        };
        var reading = new ReadingOptions();
        var command = new Command("align", "Finds the translation pairs of documents.") { files, output, report };
        reading.AddTo(command);
        command.SetAction(
            (result, cancellation) =>
                Task.Run(
                    () =>
                        Run(
                            result.GetRequiredValue(files),
                            reading.From(result),
                            result.GetValue(output),
                            result.GetValue(report),
                            cancellation
                        ),
                    cancellation
                )
        );
        return command;
    }

    private static int Run(
        string[] paths,
        CorpusOptions options,
        PairOutput output,
        bool isReporting,
        CancellationToken cancellation
    )
    {
        var reader = new CorpusReader(options with { KeepAlignments = isReporting });
        var reports = new List<FileReport>();
        using var writer = PairWriter.Open(output, Console.OpenStandardOutput());
        foreach (var file in CorpusFiles.Find(paths))
        {
            var report = new FileReport(file);
            reports.Add(report);
            foreach (var pair in reader.Read(file, report))
            {
                cancellation.ThrowIfCancellationRequested();
                writer.Write(pair);
            }
        }

        writer.Flush();
        var summary = new ReadingSummary(reports);
        if (isReporting)
        {
            summary.WriteEachFile(Console.Error);
        }

        summary.WriteProblems(Console.Error);
        return summary.ExitCode;
    }
}

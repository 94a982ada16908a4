using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Search.Concordance.Learning;
using Search.Concordance.WordAlignment;
using Search.Corpus.Reading;
using Search.Engines;
using Search.Text.Pairs;
using Search.Tools.Reindex.Progress;

namespace Search.Tools.Reindex.Commands;

/// <summary><c>reindex build</c>: documents in, a whole new index in the place of the old one out.</summary>
internal static class BuildCommand
{
    private const long Megabyte = 1 << 20;

    public static Command Create()
    {
        var index = new Option<DirectoryInfo>("--index")
        {
            Description = "The folder of the index; what it holds is replaced when the build is complete.",
            Required = true,
        };
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Documents, folders or patterns such as 'texts/**/*.md'.",
            Arity = ArgumentArity.OneOrMore,
        };
        var memory = new Option<int>("--memory")
        {
            Description = "Megabytes that pairs may take before they are written out.",
            DefaultValueFactory = _ => 512,
        };
        var threads = new Option<int>("--threads")
        {
            Description = "Threads that analyse text.",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        var noWords = new Option<bool>("--no-words")
        {
            Description =
                "Do not learn which words translate each other: hits show no equivalents, unlikely pairs keep their quality.",
        };
        OptionRanges.Limit(memory, 1, 1 << 20);
        OptionRanges.Limit(threads, 1, 256);
        var engine = new EngineOption();
        var reading = new ReadingOptions();
        var command = new Command("build", "Builds an index of documents.") { index, paths, memory, threads, noWords };
        engine.AddTo(command);
        reading.AddTo(command);
        command.SetAction(
            (result, cancellation) =>
            {
                var options = new BuildOptions
                {
                    MemoryBudget = result.GetValue(memory) * Megabyte,
                    Threads = result.GetValue(threads),
                };
                var target = new Target(engine.From(result), result.GetRequiredValue(index).FullName, options);
                var documents = result.GetRequiredValue(paths);
                return Task.Run(
                    () => Run(target, documents, reading.From(result), !result.GetValue(noWords), cancellation),
                    cancellation
                );
            }
        );
        return command;
    }

    private static int Run(
        Target target,
        string[] paths,
        CorpusOptions reading,
        bool learnWords,
        CancellationToken cancellation
    )
    {
        var files = CorpusFiles.Find(paths);
        var reports = new List<FileReport>(files.Count);
        var watch = Stopwatch.StartNew();
        var hasPairs = false;
        BuildProgress.Run(
            files.Sum(f => f.Length),
            progress =>
            {
                hasPairs = Build(target, files, reports, reading, learnWords, progress, cancellation);
            }
        );

        var summary = new ReadingSummary(reports);
        summary.WriteProblems(Console.Error);
        summary.WriteTotals(Console.Out);
        if (!hasPairs)
        {
            Console.Error.WriteLine("No pairs were found, so the index was not changed. See `reindex align --report`.");
            return CommandRunner.BadData;
        }

        var seconds = watch.Elapsed.TotalSeconds;
        Console.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Index built in {target.Folder}: {seconds:0.0} s, {summary.Pairs / Math.Max(seconds, 0.001):N0} pairs/s"
            )
        );
        return summary.ExitCode;
    }

    private static bool Build(
        Target target,
        IReadOnlyList<CorpusFile> files,
        List<FileReport> reports,
        CorpusOptions reading,
        bool learnWords,
        IProgressDisplay progress,
        CancellationToken cancellation
    )
    {
        using var builder = target.Engine.Build(
            target.Folder,
            target.Options with
            {
                Merging = pairs =>
                    progress.Say(string.Create(CultureInfo.InvariantCulture, $"merging {pairs:N0} pairs")),
            }
        );
        var pairs = Read(files, reports, new CorpusReader(reading), progress);
        if (learnWords)
        {
            var options = new AlignmentOptions { Threads = target.Options.Threads ?? 1 };
            var passes = new PassDisplay(progress);
            var model = LearningBuild.Run(target.Folder, pairs, builder.Add, Commit, options, passes, cancellation);
            return model is not null;
        }

        foreach (var pair in pairs)
        {
            cancellation.ThrowIfCancellationRequested();
            builder.Add(pair);
        }

        if (builder.Added > 0)
        {
            Commit();
        }

        return builder.Added > 0;

        void Commit() => builder.Commit(cancellation);
    }

    private static IEnumerable<AlignedPair> Read(
        IReadOnlyList<CorpusFile> files,
        List<FileReport> reports,
        CorpusReader reader,
        IProgressDisplay progress
    )
    {
        var (bytesBefore, read) = (0L, 0L);
        foreach (var file in files)
        {
            var report = new FileReport(file);
            reports.Add(report);
            foreach (var pair in reader.Read(file, report))
            {
                yield return pair;
                progress.Update(bytesBefore + report.BytesRead, ++read, file.Name);
            }

            bytesBefore += file.Length;
            progress.Update(bytesBefore, read, file.Name);
        }
    }

    private sealed record Target(IPairEngine Engine, string Folder, BuildOptions Options);
}

using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Search.Engines;
using Search.Query.Contract;
using Search.Text.Pairs;

namespace Search.Tools.Bench.Commands;

/// <summary>
/// <c>bench engine</c>: builds an index of a TSV of pairs and answers a file of queries, printing what the other
/// engines' programs print: one line on indexing, then a table of times by type of query. Parsing and analysing the
/// query is in the time, loading the pairs is not.
/// </summary>
public static class EngineCommand
{
    public static Command Create()
    {
        var pairs = new Option<FileInfo>("--pairs")
        {
            Description = "TSV of English and Chinese; not read with --keep",
        };
        var queries = new Option<FileInfo>("--queries") { Description = "TSV of field, query, type", Required = true };
        var index = new Option<DirectoryInfo>("--index")
        {
            Description = "where the index is built; a temporary folder",
        };
        var keep = new Option<bool>("--keep") { Description = "search the index that is there already" };
        var threads = new Option<int>("--threads") { DefaultValueFactory = _ => 1 };
        var memory = new Option<int>("--memory") { Description = "MB for building", DefaultValueFactory = _ => 512 };
        var passes = new Option<int>("--passes") { DefaultValueFactory = _ => 10 };
        var warm = new Option<int>("--warm") { DefaultValueFactory = _ => 20 };
        var readers = new Option<int>("--readers")
        {
            Description = "threads that search at once, each all queries",
            DefaultValueFactory = _ => 1,
        };
        var engine = new Option<string>("--engine") { DefaultValueFactory = _ => PairEngines.Embedded };
        var total = new Option<bool>("--exact") { Description = "count every hit" };
        var only = new Option<string>("--type") { Description = "only queries of this type" };
        var command = new Command(
            "engine",
            "Measures building and searching on pairs and queries of ours or the peers'."
        )
        {
            pairs,
            queries,
            index,
            keep,
            threads,
            memory,
            passes,
            warm,
            readers,
            engine,
            total,
            only,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var chosen = PairEngines.Find(parsed.GetRequiredValue(engine));
                var folder =
                    parsed.GetValue(index)?.FullName
                    ?? Path.Combine(Path.GetTempPath(), $"bench-engine-{Environment.ProcessId}");
                if (!parsed.GetValue(keep))
                {
                    var source =
                        parsed.GetValue(pairs) ?? throw new ArgumentException("Name the pairs, or --keep an index.");
                    Build(chosen, source.FullName, folder, parsed.GetValue(threads), parsed.GetValue(memory));
                }

                var list = BenchQuery.Read(parsed.GetRequiredValue(queries).FullName);
                if (parsed.GetValue(only) is { } type)
                {
                    _ = list.RemoveAll(query => query.Type != type);
                }

                var mode = parsed.GetValue(total) ? TotalMode.Exact : TotalMode.None;
                var run = new SearchRun(list, parsed.GetValue(warm), parsed.GetValue(passes), mode);
                await run.PrintAsync(chosen, folder, parsed.GetValue(readers), cancellationToken).ConfigureAwait(false);
                if (parsed.GetValue(index) is null)
                {
                    Directory.Delete(folder, true);
                }
            }
        );
        return command;
    }

    private const int Million = 1_000_000;

    private static void Build(IPairEngine engine, string pairs, string folder, int threads, int memory)
    {
        var options = new BuildOptions { Threads = threads, MemoryBudget = (long)memory << 20 };
        var source = Path.GetFileNameWithoutExtension(pairs);
        var culture = CultureInfo.InvariantCulture;
        var watch = Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        long read = 0;
        long added,
            half = 0;
        var rates = new List<string>();
        using (var builder = engine.Build(folder, options))
        {
            foreach (var line in File.ReadLines(pairs))
            {
                var tab = line.IndexOf('\t', StringComparison.Ordinal);
                var end = line.IndexOf('\t', tab + 1);
                var english = line[..tab];
                var chinese = end < 0 ? line[(tab + 1)..] : line[(tab + 1)..end];
                builder.Add(
                    new AlignedPair
                    {
                        Id = PairId.Compute(source, null, english, chinese),
                        English = english,
                        Chinese = chinese,
                        Source = source,
                    }
                );
                if (++read % Million == 0)
                {
                    var used = Environment.CpuUsage.TotalTime;
                    rates.Add((Million / used.Subtract(before).TotalSeconds).ToString("0", culture));
                    before = used;
                }
            }

            half = watch.ElapsedMilliseconds;
            added = builder.Added;
            builder.Commit();
        }

        var seconds = watch.Elapsed.TotalSeconds;
        var bytes = new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length);
        Console.WriteLine(
            string.Create(
                culture,
                $"INDEX pairs={added} threads={threads} secs={seconds:0.00} pairs_per_s={added / seconds:0} commit_s={seconds - (half / 1000.0):0.00} bytes={bytes} bytes_per_pair={bytes / added}"
            )
        );
        if (rates.Count > 1)
        {
            Console.WriteLine(
                $"# pairs of each million per second of processor time, without the commit: {string.Join(' ', rates)}"
            );
        }
    }
}

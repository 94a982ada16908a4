using System.Diagnostics;
using System.Globalization;
using Search.Engines;
using Search.Index;
using Search.Query.Contract;
using Search.Query.Parsing;
using Search.Query.Tree;

namespace Search.Tools.Bench.Commands;

/// <summary>Runs all queries some times over and prints a table of times by type of query.</summary>
internal sealed class SearchRun(List<BenchQuery> queries, int warm, int passes, TotalMode total)
{
    private readonly SortedDictionary<string, List<double>> _times = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _empty = new(StringComparer.Ordinal);

    /// <summary>Opens an index, runs the queries with so many threads at once, and prints.</summary>
    public async Task PrintAsync(IPairEngine engine, string folder, int readers, CancellationToken cancellationToken)
    {
        foreach (var query in queries)
        {
            _ = _times.TryAdd(query.Type, []);
            _ = _empty.TryAdd(query.Type, 0);
        }

        var watch = Stopwatch.StartNew();
        var index = engine.Open(folder);
        await using (index.ConfigureAwait(false))
        {
            Console.WriteLine(
                string.Create(CultureInfo.InvariantCulture, $"OPEN ms={watch.Elapsed.TotalMilliseconds:0.0}")
            );
            if (index is PairIndex own)
            {
                // Checksums are compared on another thread meanwhile; queries are timed when it is done.
                await own.WhenCheckedAsync().ConfigureAwait(false);
            }

            for (var pass = -warm; pass < 0; pass++)
            {
                await RunAsync(index, false, false, cancellationToken).ConfigureAwait(false);
            }

            var processor = Environment.CpuUsage.TotalTime;
            watch.Restart();
            await Task.WhenAll(
                    Enumerable
                        .Range(0, readers)
                        .Select(i => Task.Run(() => PassesAsync(index, i == 0), cancellationToken))
                )
                .ConfigureAwait(false);
            Print(readers, watch.Elapsed, Environment.CpuUsage.TotalTime - processor);
        }

        async Task PassesAsync(IPairIndex opened, bool counts)
        {
            for (var pass = 0; pass < passes; pass++)
            {
                await RunAsync(opened, counts && pass == 0, true, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task RunAsync(IPairIndex index, bool counts, bool keeps, CancellationToken cancellationToken)
    {
        foreach (var query in queries)
        {
            var start = Stopwatch.GetTimestamp();
            var parsed = QueryParser.Parse(query.Text, query.Options);
            var request = new SearchRequest
            {
                Query = parsed.Query ?? new EverythingNode(),
                Limit = 10,
                Total = total,
                LoadPairs = false,
            };
            var page = await index.SearchAsync(request, cancellationToken).ConfigureAwait(false);
            var time = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            if (keeps)
            {
                var times = _times[query.Type];
                lock (times)
                {
                    times.Add(time);
                }
            }

            if (counts && page.Hits.IsEmpty)
            {
                _empty[query.Type]++;
            }
        }
    }

    private void Print(int readers, TimeSpan elapsed, TimeSpan processor)
    {
        Console.WriteLine("type\tn\tzero\tp50us\tp95us\tp99us\tQPS");
        foreach (var (type, values) in _times)
        {
            PrintLine(type, values, passes * readers, _empty[type]);
        }

        PrintLine("ALL", [.. _times.Values.SelectMany(values => values)], passes * readers, _empty.Values.Sum());
        var count = (double)queries.Count * passes * readers;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"# {readers} threads: {count / elapsed.TotalSeconds:0} queries/s by the clock, {processor.TotalMicroseconds / count:0.0} us of processor time a query"
            )
        );
    }

    private static void PrintLine(string type, List<double> values, int passes, int empty)
    {
        values.Sort();
        var rate = values.Count / (values.Sum() / 1e6);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{type}\t{values.Count / passes}\t{empty}\t{At(50):0.0}\t{At(95):0.0}\t{At(99):0.0}\t{rate:0}"
            )
        );

        double At(double percent) =>
            values[Math.Min(values.Count - 1, (int)Math.Ceiling(percent / 100 * values.Count) - 1)];
    }
}

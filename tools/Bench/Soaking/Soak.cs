using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Search.Index;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Tools.Bench.Soaking;

/// <summary>
/// Readers and a writer on one index. The index always holds a fixed number of generations of documents, all pairs of a
/// document of one generation; a search that sees two generations of a document has seen half a commit.
/// </summary>
internal sealed class Soak(string folder)
{
    private const int Documents = 200;
    private const int PairsADocument = 25;

    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentQueue<double> _latencies = new();
    private long _commits;
    private long _searches;
    private long _torn;

    public async Task<long> RunAsync(int readers, Action<SoakReport> report, CancellationToken stop)
    {
        var writer = PairIndexWriter.Open(folder);
        await using var closeWriter = writer.ConfigureAwait(false);
        for (var document = 0; document < Documents; document++)
        {
            await ReplaceAsync(writer, document, 0).ConfigureAwait(false);
        }

        _ = await writer.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        var index = PairIndex.Open(folder);
        await using var closeIndex = index.ConfigureAwait(false);
        var watch = Stopwatch.StartNew();
        var minute = 0;
        var tasks = Enumerable
            .Range(0, readers)
            .Select(reader => OnItsOwnThread(() => ReadAsync(index, reader, stop)))
            .Append(OnItsOwnThread(() => WriteAsync(writer, index, stop)))
            .ToList();
        while (!stop.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(10), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // Once a minute what lives is told from what is garbage.
            var collect = (int)watch.Elapsed.TotalMinutes > minute;
            minute += collect ? 1 : 0;
            report(await ReportAsync(index, watch.Elapsed, collect).ConfigureAwait(false));
        }

        await Task.WhenAll(tasks).ConfigureAwait(false);
        foreach (var error in _errors.Take(10))
        {
            Console.Error.WriteLine(error);
        }

        return _errors.Count;
    }

    // Searches end on the thread that began them, so a reader keeps its thread; of the pool's there are only a few.
    private static Task OnItsOwnThread(Func<Task> work) =>
        Task
            .Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .Unwrap();

    private async Task WriteAsync(PairIndexWriter writer, PairIndex index, CancellationToken stop)
    {
        var random = new Random(1);
        for (var generation = 1; !stop.IsCancellationRequested; generation++)
        {
            try
            {
                for (var i = 0; i < 5; i++)
                {
                    await ReplaceAsync(writer, random.Next(Documents), generation).ConfigureAwait(false);
                }

                _ = await writer.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                _ = index.Refresh();
                _ = Interlocked.Increment(ref _commits);
            }
#pragma warning disable CA1031 // Errors are what is being counted.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _errors.Enqueue($"writer: {e}");
                return;
            }
        }
    }

    private static async Task ReplaceAsync(PairIndexWriter writer, int document, int generation)
    {
        var name = Text($"document {document}");
        _ = await writer.DeleteDocumentAsync("soak", name).ConfigureAwait(false);
        for (var i = 0; i < PairsADocument; i++)
        {
            var english = Text($"Sentence {i} of word{document} in generation{generation} about chips.");
            var chinese = Text($"第{generation}代文件{document}关于芯片的句子{i}。");
            await writer
                .AddAsync(
                    new AlignedPair
                    {
                        Id = PairId.Compute("soak", name, english, chinese),
                        English = english,
                        Chinese = chinese,
                        Source = "soak",
                        Document = name,
                        Position = i,
                        Domain = Text($"generation{generation}"),
                    }
                )
                .ConfigureAwait(false);
        }
    }

    private async Task ReadAsync(PairIndex index, int reader, CancellationToken stop)
    {
        var random = new Random(1000 + reader);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var start = Stopwatch.GetTimestamp();
                await SearchOnceAsync(index, random.Next(Documents)).ConfigureAwait(false);
                var count = Interlocked.Increment(ref _searches);
                if (count % 64 == 0)
                {
                    _latencies.Enqueue(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
                }
            }
#pragma warning disable CA1031 // Errors are what is being counted.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _errors.Enqueue($"reader: {e}");
            }
        }
    }

    private async Task SearchOnceAsync(PairIndex index, int document)
    {
        var page = await index
            .SearchAsync(
                new SearchRequest
                {
                    Query = new AllOfNode([
                        new TextNode(Text($"word{document}"), Side.English),
                        new TextNode("芯片", Side.Chinese),
                    ]),
                    Limit = 100,
                    Total = TotalMode.Exact,
                    Facets = [TextColumn.Domain],
                }
            )
            .ConfigureAwait(false);
        var isWhole =
            page.Total == new HitTotal(PairsADocument, true)
            && page.Hits.Length == PairsADocument
            && page.Facets[0].Counts.Length == 1
            && page.Hits.All(hit => hit.Stored!.Pair.Domain == page.Hits[0].Stored!.Pair.Domain);
        if (!isWhole)
        {
            _ = Interlocked.Increment(ref _torn);
            _errors.Enqueue($"torn: {page.Total} {page.Hits.Length} {string.Join(' ', page.Facets[0].Counts)}");
        }
    }

    private async Task<SoakReport> ReportAsync(PairIndex index, TimeSpan elapsed, bool collect)
    {
        var latencies = new List<double>();
        while (_latencies.TryDequeue(out var latency))
        {
            latencies.Add(latency);
        }

        latencies.Sort();
        var statistics = await index.GetStatisticsAsync(CancellationToken.None).ConfigureAwait(false);
        return new SoakReport(
            elapsed,
            Interlocked.Read(ref _commits),
            Interlocked.Read(ref _searches),
            _errors.Count,
            Interlocked.Read(ref _torn),
            statistics.Segments,
            ProcessMemory.Read(collect),
            collect,
            latencies.Count == 0 ? 0 : latencies[latencies.Count / 2],
            latencies.Count == 0 ? 0 : latencies[latencies.Count * 99 / 100]
        );
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Text;

namespace Search.Tools.Bench.Peers;

/// <summary>
/// The tables at the end of <c>bench peers</c>: medians over the rounds, and how many times faster ours is. A ratio is
/// taken inside each round, where all engines met the same busy machine, and then the median of them; of Lucene's two
/// modes the better one of the round counts.
/// </summary>
internal static class PeersReport
{
    public const string Ours = "ours";

    /// <summary>Lucene.Net behind our contract, in a build that has it.</summary>
    public const string LuceneNet = "lucenenet";

    private static readonly string[] Lucene = ["lucene8", "lucene8exact"];
    private const string Sqlite = "sqlite";

    public static string Print(IReadOnlyList<PeerRun> runs, IReadOnlyDictionary<string, PeerIndexing> indexing)
    {
        var text = new StringBuilder();
        PrintTimes(text, runs, "p50", times => times.P50);
        PrintTimes(text, runs, "p99", times => times.P99);
        PrintIndexing(text, indexing);
        return text.ToString();
    }

    private static void PrintTimes(
        StringBuilder text,
        IReadOnlyList<PeerRun> runs,
        string name,
        Func<PeerTimes, double> value
    )
    {
        var engines = runs.Select(run => run.Engine).Distinct().ToList();
        var types = runs.SelectMany(run => run.Times.Keys)
            .Distinct()
            .OrderBy(type => type == PeerRun.All)
            .ThenBy(type => type, StringComparer.Ordinal);
        _ = text.Append('\n')
            .AppendJoin('\t', [$"{name} µs", .. engines, "better Lucene : ours", "SQLite : ours"])
            .Append('\n');
        foreach (var type in types)
        {
            var medians = engines.Select(engine =>
                Text(Median(runs.Where(run => run.Engine == engine).Select(run => Time(run, type))))
            );
            _ = text.AppendJoin('\t', [type, .. medians, Ratio(Lucene), Ratio(Sqlite)]).Append('\n');

            string Ratio(params string[] others) =>
                Text(Median(runs.GroupBy(run => run.Round).Select(round => RatioOf([.. round], type, others))));
        }

        double RatioOf(PeerRun[] round, string type, string[] others)
        {
            var theirs = round.Where(run => others.Contains(run.Engine)).Select(run => Time(run, type));
            var ours = round.Where(run => run.Engine == Ours).Select(run => Time(run, type));
            return theirs.DefaultIfEmpty(double.NaN).Min() / ours.DefaultIfEmpty(double.NaN).First();
        }

        double Time(PeerRun run, string type) => run.Times.TryGetValue(type, out var times) ? value(times) : double.NaN;
    }

    private static void PrintIndexing(StringBuilder text, IReadOnlyDictionary<string, PeerIndexing> indexing)
    {
        _ = text.Append("\nindexing\tpairs/s\tbytes a pair\n");
        foreach (var (engine, figures) in indexing)
        {
            _ = text.AppendJoin('\t', engine, Text(figures.PairsPerSecond), Text(figures.BytesAPair)).Append('\n');
        }

        if (indexing.TryGetValue(Ours, out var ours) && indexing.TryGetValue(Lucene[0], out var lucene))
        {
            var (rate, bytes) = (ours.PairsPerSecond / lucene.PairsPerSecond, ours.BytesAPair / lucene.BytesAPair);
            _ = text.AppendJoin('\t', "ours : Lucene", Text(rate), Text(bytes)).Append('\n');
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static string Text(double value) =>
        double.IsNaN(value) ? "-" : value.ToString(value < 100 ? "0.00" : "0", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Search.Tools.Bench.Peers;

/// <summary>Times of one type of query in one run.</summary>
/// <param name="P50">Median, in microseconds.</param>
/// <param name="P99">99th percentile, in microseconds.</param>
internal readonly record struct PeerTimes(double P50, double P99);

/// <summary>What a bench program printed in one round.</summary>
/// <param name="Engine">`ours` or the peer's name.</param>
/// <param name="Round">From 1.</param>
/// <param name="Times">By type of query, with `ALL`.</param>
internal sealed record PeerRun(string Engine, int Round, IReadOnlyDictionary<string, PeerTimes> Times)
{
    /// <summary>The type of query that stands for all of them.</summary>
    public const string All = "ALL";

    /// <summary>Reads the table `type n zero p50us p95us p99us QPS` out of a program's output.</summary>
    /// <exception cref="InvalidDataException">There is no such table: the program failed.</exception>
    public static PeerRun Parse(string engine, int round, string output)
    {
        var times = new Dictionary<string, PeerTimes>(StringComparer.Ordinal);
        foreach (var line in output.Split('\n'))
        {
            if (
                line.TrimEnd('\r').Split('\t') is [var type, _, _, var p50, _, var p99, _]
                && double.TryParse(p50, NumberStyles.Float, CultureInfo.InvariantCulture, out var median)
                && double.TryParse(p99, NumberStyles.Float, CultureInfo.InvariantCulture, out var slow)
            )
            {
                times[type] = new PeerTimes(median, slow);
            }
        }

        return times.ContainsKey(All)
            ? new PeerRun(engine, round, times)
            : throw new InvalidDataException($"{engine}, round {round}, printed no table: {output}");
    }
}

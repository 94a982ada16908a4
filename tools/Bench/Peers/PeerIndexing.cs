using System.Globalization;

namespace Search.Tools.Bench.Peers;

/// <summary>The line `INDEX pairs=… secs=… pairs_per_s=… bytes=…` of a bench program.</summary>
internal sealed record PeerIndexing(double PairsPerSecond, double BytesAPair)
{
    /// <summary>The line in a program's output, or null.</summary>
    public static string? Find(string output) =>
        Array.Find(output.Split('\n'), line => line.StartsWith("INDEX ", StringComparison.Ordinal))?.TrimEnd('\r');

    public static PeerIndexing Parse(string line)
    {
        var values = line.Split(' ')
            .Select(part => part.Split('='))
            .Where(part => part.Length == 2)
            .ToDictionary(
                part => part[0],
                part => double.Parse(part[1], CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );
        return new PeerIndexing(values["pairs_per_s"], values["bytes"] / values["pairs"]);
    }
}

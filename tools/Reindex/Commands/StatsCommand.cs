using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Search.Query.Contract;

namespace Search.Tools.Reindex.Commands;

/// <summary><c>reindex stats</c>: what an index holds.</summary>
internal static class StatsCommand
{
    private const int SourcesShown = 20;

    public static Command Create()
    {
        var folder = new Option<string>("--index") { Description = "The folder of the index.", Required = true };
        var json = new Option<bool>("--json") { Description = "Print JSON." };
        var engine = new EngineOption();
        var command = new Command("stats", "Says what an index holds.") { folder, json };
        engine.AddTo(command);
        command.SetAction(
            (result, cancellation) =>
                RunAsync(engine.Open(result, result.GetRequiredValue(folder)), result.GetValue(json), cancellation)
        );
        return command;
    }

    private static async Task<int> RunAsync(IPairIndex index, bool isJson, CancellationToken cancellation)
    {
        await using (index.ConfigureAwait(false))
        {
            var statistics = await index.GetStatisticsAsync(cancellation).ConfigureAwait(false);
            if (isJson)
            {
                var output = Console.OpenStandardOutput();
                await using (output.ConfigureAwait(false))
                {
                    WriteJson(statistics, output);
                }
            }
            else
            {
                WriteText(statistics);
            }
        }

        return CommandRunner.Done;
    }

    private static void WriteText(IndexStatistics statistics)
    {
        Line("pairs", statistics.Pairs);
        Line("deleted pairs", statistics.DeletedPairs);
        Line("documents", statistics.Documents);
        Line("segments", statistics.Segments);
        Line("bytes", statistics.Bytes);
        if (statistics.Pairs > 0)
        {
            Line("bytes a pair", statistics.Bytes / statistics.Pairs);
        }

        Line("English words", statistics.EnglishPositions);
        Line("Chinese characters", statistics.ChinesePositions);
        Line("commit", statistics.Generation);
        Console.WriteLine($"{"analysis", -20} {statistics.AnalysisFingerprint}");
        foreach (var script in statistics.Scripts)
        {
            Line($"script {script.Value}", script.Count);
        }

        foreach (var source in statistics.Sources.Take(SourcesShown))
        {
            Line($"source {source.Value}", source.Count);
        }

        if (statistics.Sources.Length > SourcesShown)
        {
            Line("more sources", statistics.Sources.Length - SourcesShown);
        }
    }

    private static void Line(string name, long value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name, -20} {value:N0}"));

    private static void WriteJson(IndexStatistics statistics, Stream output)
    {
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true });
        writer.WriteStartObject();
        writer.WriteNumber("generation", statistics.Generation);
        writer.WriteNumber("pairs", statistics.Pairs);
        writer.WriteNumber("deletedPairs", statistics.DeletedPairs);
        writer.WriteNumber("documents", statistics.Documents);
        writer.WriteNumber("segments", statistics.Segments);
        writer.WriteNumber("bytes", statistics.Bytes);
        writer.WriteNumber("englishPositions", statistics.EnglishPositions);
        writer.WriteNumber("chinesePositions", statistics.ChinesePositions);
        writer.WriteString("analysisFingerprint", statistics.AnalysisFingerprint);
        WriteCounts(writer, "scripts", statistics.Scripts);
        WriteCounts(writer, "sources", statistics.Sources);
        writer.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter writer, string name, IEnumerable<FacetCount> counts)
    {
        writer.WriteStartObject(name);
        foreach (var count in counts)
        {
            writer.WriteNumber(count.Value, count.Count);
        }

        writer.WriteEndObject();
    }
}

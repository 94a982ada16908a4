using Search.Index;
using Search.Text.Pairs;
using Search.Text.Scripts;

namespace Search.Tools.Bench.Recall;

/// <summary>Pairs from lines of English TAB Chinese, with their line numbers as names.</summary>
internal static class PairLines
{
    public static IEnumerable<AlignedPair> Read(FileInfo file)
    {
        var line = 0;
        foreach (var text in File.ReadLines(file.FullName))
        {
            line++;
            var cells = text.Split('\t');
            if (cells.Length >= 2 && cells[0].Length > 0 && cells[1].Length > 0)
            {
                yield return Pair(cells[0], cells[1], file.Name, line);
            }
        }
    }

    public static AlignedPair Pair(string english, string chinese, string document, int line)
    {
        var name = FormattableString.Invariant($"{document}:{line}");
        return new AlignedPair
        {
            Id = PairId.Compute("bench", name, english, chinese),
            English = english,
            Chinese = chinese,
            Source = "bench",
            Document = document,
            Position = line,
            ExternalId = name,
            Script = ScriptDetector.Detect(chinese),
        };
    }

    /// <summary>Builds an index of pairs.</summary>
    public static void Build(string folder, IEnumerable<AlignedPair> pairs)
    {
        using var builder = PairIndexBuilder.Create(folder);
        foreach (var pair in pairs)
        {
            builder.Add(pair);
        }

        _ = builder.Commit();
    }
}

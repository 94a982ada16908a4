using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Search.Tools.Bench.Retrieval;

/// <summary>
/// Lucene 8 on the same texts and questions, through the peers' own program beside the repository (EnglishAnalyzer,
/// SmartChineseAnalyzer, BM25, every hit scored); says so when it is not there.
/// </summary>
internal static class LucenePeer
{
    public static void Run(RetrievalSet set, string folder, TextWriter output)
    {
        if (Script() is not { } script)
        {
            output.WriteLine("LUCENE not run: shared/peers/lucene8/run.sh is not beside the repository");
            return;
        }

        var texts = Path.Combine(folder, "texts.tsv");
        File.WriteAllLines(texts, set.Pairs.Select(pair => $"{Flat(pair.English)}\t{Flat(pair.Chinese)}"));
        if (Call(script, ["index", texts, Path.Combine(folder, "lucene")]) is null)
        {
            output.WriteLine("LUCENE not run: its program failed; is Java there?");
            return;
        }

        foreach (var (name, questions, across) in set.Runs())
        {
            var file = Path.Combine(folder, "queries.tsv");
            var field = set.IsEnglish == across ? "zh" : "en";
            File.WriteAllLines(file, questions.Select(q => $"{field}\t{Plain(q.Text)}\tall"));
            var answer = Call(script, ["search", Path.Combine(folder, "lucene"), file, "-exact", "-dump"]);
            output.WriteLine($"LUCENE {name} {(answer is null ? "failed" : Score(answer, set, questions))}");
        }
    }

    private static string? Script()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Search.sln")))
            {
                var script = Path.Combine(folder.Parent!.FullName, "shared", "peers", "lucene8", "run.sh");
                return File.Exists(script) ? script : null;
            }
        }

        return null;
    }

    private static RetrievalScore Score(string answer, RetrievalSet set, IReadOnlyList<RetrievalQuestion> questions)
    {
        var score = new RetrievalScore();
        var question = -1;
        var ranked = new List<string>();
        foreach (var line in answer.Split('\n'))
        {
            if (line.StartsWith("Q\t", StringComparison.Ordinal))
            {
                Count();
                question++;
                ranked.Clear();
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                var document = int.Parse(
                    line[2..line.IndexOf('\t', StringComparison.Ordinal)],
                    CultureInfo.InvariantCulture
                );
                ranked.Add(set.Pairs[document].ExternalId!);
            }
        }

        Count();
        return score;

        void Count()
        {
            if (question >= 0)
            {
                score.Add(questions[question].Relevant, ranked);
            }
        }
    }

    private static string? Call(string script, string[] arguments)
    {
        var start = new ProcessStartInfo("bash")
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(script);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start);
        if (process is null)
        {
            return null;
        }

        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : null;
    }

    private static string Flat(string text) => text.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ');

    // Without what Lucene's query parser would take for operators.
    private static string Plain(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = result.Append(char.IsAsciiLetterOrDigit(c) || c is '\'' or ',' or '.' or '%' || c > 127 ? c : ' ');
        }

        return result.Replace(" AND ", " and ").Replace(" OR ", " or ").Replace(" NOT ", " not ").ToString();
    }
}

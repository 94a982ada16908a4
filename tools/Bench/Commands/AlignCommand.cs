using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Search.Corpus.Alignment;
using Search.Text.Sentences;

namespace Search.Tools.Bench.Commands;

/// <summary><c>bench align</c>: F1 over links of the Bible and of novels, and sentence pairs a second.</summary>
internal static class AlignCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data")
        {
            Description = "The folder with bible and mac-dev.",
            DefaultValueFactory = _ => Path.Combine("..", "shared", "data", "alignment"),
        };
        var command = new Command("align", "Sentence alignment: strict F1 and speed, with and without a dictionary.")
        {
            data,
        };
        command.SetAction(result => Run(result.GetRequiredValue(data)));
        return command;
    }

    private static void Run(string folder)
    {
        Console.WriteLine("task dictionary F1 right found expected cpu_secs pairs_per_cpu_sec");
        foreach (var useDictionary in (bool[])[true, false])
        {
            // The first run loads the dictionary and compiles the code.
            _ = SentenceLinker.Link(["Warm."], ["暖。"], [], useDictionary);
            foreach (var part in (string[])["001", "002"])
            {
                Bible(Path.Combine(folder, "bible"), part, useDictionary);
            }

            Novels(Path.Combine(folder, "mac-dev"), useDictionary);
        }
    }

    private static void Bible(string folder, string part, bool useDictionary)
    {
        var english = File.ReadAllLines(Path.Combine(folder, part + ".en"));
        var chinese = File.ReadAllLines(Path.Combine(folder, part + ".zh"));
        var clock = CpuTime();
        var links = SentenceLinker.Link(english, chinese, [], useDictionary);
        var seconds = CpuTime() - clock;
        var merged = MergeByVerse(
            links,
            File.ReadAllLines(Path.Combine(folder, "src.verse")),
            File.ReadAllLines(Path.Combine(folder, "tgt.verse"))
        );
        var gold = File.ReadLines(Path.Combine(folder, part + ".align")).Select(line => line.Trim()).ToHashSet();
        Print("bible-" + part, useDictionary, Texts(merged), gold, seconds, english.Length);
    }

    private static void Novels(string folder, bool useDictionary)
    {
        var found = new HashSet<string>();
        var gold = new HashSet<string>();
        var sentences = 0;
        var seconds = 0.0;
        foreach (var file in Directory.GetFiles(folder, "*.tsv").Order(StringComparer.Ordinal))
        {
            var english = new List<string>();
            var chinese = new List<string>();
            var groups = new List<SentenceLink>();
            foreach (var line in File.ReadLines(file))
            {
                var columns = line.Split('\t');
                var (firstEnglish, firstChinese) = (english.Count, chinese.Count);
                Split(columns[0], chinese);
                Split(columns[1], english);
                groups.Add(new(firstEnglish, english.Count - firstEnglish, firstChinese, chinese.Count - firstChinese));
            }

            var clock = CpuTime();
            var links = SentenceLinker.Link(english, chinese, [], useDictionary);
            seconds += CpuTime() - clock;
            sentences += english.Count;
            var name = Path.GetFileName(file);
            found.UnionWith(Texts(links).Select(link => name + link));
            gold.UnionWith(Texts(groups).Select(link => name + link));
        }

        Print("mac-dev", useDictionary, found, gold, seconds, sentences);
    }

    private static void Split(string text, List<string> sentences)
    {
        foreach (var span in SentenceSplitter.Split(text))
        {
            sentences.Add(span.Of(text).ToString());
        }
    }

    // As the published figures do: links that share a verse are one.
    private static List<SentenceLink> MergeByVerse(
        IReadOnlyList<SentenceLink> links,
        string[] english,
        string[] chinese
    )
    {
        var merged = new List<SentenceLink>();
        foreach (var link in links)
        {
            if (merged.Count > 0 && Verses(merged[^1]).Overlaps(Verses(link)))
            {
                var last = merged[^1];
                merged[^1] = last with
                {
                    EnglishCount = last.EnglishCount + link.EnglishCount,
                    ChineseCount = last.ChineseCount + link.ChineseCount,
                };
            }
            else
            {
                merged.Add(link);
            }
        }

        return merged;

        HashSet<string> Verses(SentenceLink link) =>
            [
                .. english.AsSpan(link.EnglishStart, link.EnglishCount),
                .. chinese.AsSpan(link.ChineseStart, link.ChineseCount),
            ];
    }

    private static HashSet<string> Texts(IEnumerable<SentenceLink> links) =>
        [
            .. links
                .Where(link => link is { EnglishCount: > 0, ChineseCount: > 0 })
                .Select(link =>
                    $"[{Numbers(link.EnglishStart, link.EnglishCount)}]:[{Numbers(link.ChineseStart, link.ChineseCount)}]"
                ),
        ];

    private static string Numbers(int start, int count) => string.Join(',', Enumerable.Range(start, count));

    private static double CpuTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private static void Print(
        string task,
        bool useDictionary,
        HashSet<string> found,
        HashSet<string> gold,
        double seconds,
        int sentences
    )
    {
        var right = found.Count(gold.Contains);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{task} {(useDictionary ? "yes" : "no")} {2.0 * right / (found.Count + gold.Count):f3} {right} {found.Count} {gold.Count} {seconds:f2} {sentences / seconds:f0}"
            )
        );
    }
}

using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Search.Corpus.Alignment;
using Search.Text.Sentences;
using Search.Tools.Bench.Alignment;

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

        // A run that is not measured loads the dictionary and has the code compiled, as the first minutes of a book do.
        var bible = Path.Combine(folder, "bible");
        _ = SentenceLinker.Link(
            File.ReadAllLines(Path.Combine(bible, "001.en")),
            File.ReadAllLines(Path.Combine(bible, "001.zh")),
            []
        );
        foreach (var useDictionary in (bool[])[true, false])
        {
            foreach (var part in (string[])["001", "002"])
            {
                Bible(bible, part, useDictionary);
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
        var merged = LinkScore.MergeByVerse(
            links,
            File.ReadAllLines(Path.Combine(folder, "src.verse")),
            File.ReadAllLines(Path.Combine(folder, "tgt.verse"))
        );
        var score = LinkScore.Of(merged, File.ReadLines(Path.Combine(folder, part + ".align")));
        Print("bible-" + part, useDictionary, score, seconds, english.Length);
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
            found.UnionWith(LinkScore.Texts(links).Select(link => name + link));
            gold.UnionWith(LinkScore.Texts(groups).Select(link => name + link));
        }

        Print("mac-dev", useDictionary, LinkScore.Of(found, gold), seconds, sentences);
    }

    private static void Split(string text, List<string> sentences)
    {
        foreach (var span in SentenceSplitter.Split(text))
        {
            sentences.Add(span.Of(text).ToString());
        }
    }

    private static double CpuTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private static void Print(string task, bool useDictionary, LinkScore score, double seconds, int sentences) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{task} {(useDictionary ? "yes" : "no")} {score.F1:f3} {score.Right} {score.Found} {score.Expected} {seconds:f2} {sentences / seconds:f0}"
            )
        );
}

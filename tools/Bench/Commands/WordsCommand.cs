using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Search.Concordance.WordAlignment;
using Search.Text.Glosses;
using Search.Text.Pairs;

namespace Search.Tools.Bench.Commands;

/// <summary>
/// `words`: trains the word aligner on pairs and prints the links of tokenised sentences, a line each, as
/// `i-j` of zero-based Chinese and English tokens. What it is doing goes to standard error.
/// </summary>
internal static class WordsCommand
{
    public static Command Create()
    {
        var chinese = new Option<FileInfo>("--zh")
        {
            Description = "Chinese sentences, tokens apart.",
            Required = true,
        };
        var english = new Option<FileInfo>("--en")
        {
            Description = "English sentences, tokens apart.",
            Required = true,
        };
        var train = new Option<FileInfo[]>("--train")
        {
            Description = "Pairs to learn from besides the sentences: English, tab, Chinese.",
            AllowMultipleArgumentsPerToken = true,
        };
        var threshold = new Option<float>("--threshold")
        {
            Description = "Least belief of a link.",
            DefaultValueFactory = _ => PairLinker.Threshold,
        };
        var save = new Option<FileInfo?>("--save") { Description = "Where to write the model." };
        var learned = new Option<FileInfo?>("--model")
        {
            Description = "A model to link with as it is; nothing is trained then.",
        };
        var command = new Command("words", "Links the words of tokenised sentence pairs.")
        {
            learned,
            chinese,
            english,
            train,
            threshold,
            save,
        };
        command.SetAction(result =>
        {
            var lines = File.ReadAllLines(result.GetRequiredValue(english).FullName)
                .Zip(File.ReadAllLines(result.GetRequiredValue(chinese).FullName))
                .Select(line => new TokenisedPair(line.First, line.Second))
                .ToArray();
            var model = result.GetValue(learned) is { } known
                ? TranslationModelFile.Load(known.FullName)
                : Train(result.GetValue(train) ?? [], lines);
            if (result.GetValue(save) is { } file)
            {
                TranslationModelFile.Save(model, file.FullName);
            }

            Print(model, lines, result.GetValue(threshold));
            return 0;
        });
        return command;
    }

    private static TranslationModel Train(FileInfo[] files, TokenisedPair[] lines)
    {
        var clock = Stopwatch.StartNew();
        var pairs = files
            .SelectMany(file => File.ReadLines(file.FullName))
            .Select(line => line.Split('\t'))
            .Where(columns => columns.Length >= 2)
            .Select(columns => (columns[0], columns[1]))
            .Concat(lines.Select(line => (line.English, line.Chinese)));
        var builder = new TranslationModelBuilder(new AlignmentOptions(), new GlossTranslations(GlossTable.Default));
        var model = builder.Train(pairs, new PassReport(clock));
        Console.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{model.Pairs} pairs, {model.Count} word pairs, {clock.Elapsed.TotalSeconds:F1} s, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"
            )
        );
        return model;
    }

    private static void Print(TranslationModel model, TokenisedPair[] lines, float threshold)
    {
        var tokenizer = new AlignmentTokenizer();
        var linker = new PairLinker(model);
        var english = new AlignmentUnits();
        var chinese = new AlignmentUnits();
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        foreach (var line in lines)
        {
            tokenizer.Cut(line.English, Language.English, english);
            tokenizer.Cut(line.Chinese, Language.Chinese, chinese);
            linker.Link(english, chinese);
            var links = new SortedSet<(int Chinese, int English)>();
            for (var i = 0; i < english.Count; i++)
            {
                for (var j = 0; j < chinese.Count; j++)
                {
                    if (linker.Belief(i, j) >= threshold)
                    {
                        line.AddLinks(english[i], chinese[j], links);
                    }
                }
            }

            output.WriteLine(
                string.Join(
                    ' ',
                    links.Select(link => string.Create(CultureInfo.InvariantCulture, $"{link.Chinese}-{link.English}"))
                )
            );
        }
    }

    private sealed class PassReport(Stopwatch clock) : IProgress<AlignmentProgress>
    {
        public void Report(AlignmentProgress value) =>
            Console.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"pass {value.Pass} of {value.Passes}: log-likelihood {value.LogLikelihood:F0}, {clock.Elapsed.TotalSeconds:F1} s"
                )
            );
    }
}

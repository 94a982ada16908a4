using System.CommandLine;
using System.Globalization;
using Search.Concordance.WordAlignment;

namespace Search.Tools.Bench.Commands;

/// <summary>
/// `judge`: the mean gain of pairs as they are and of the same English sides each with the Chinese of another pair of
/// the file, as percentiles, and how many of each the limits of <see cref="PairJudge"/> call unlikely.
/// </summary>
internal static class JudgeCommand
{
    private static readonly int[] s_percentiles = [1, 2, 5, 10, 25, 50, 75, 90, 95, 98, 99];

    public static Command Create()
    {
        var model = new Option<FileInfo>("--model") { Description = "The model of an index.", Required = true };
        var pairs = new Option<FileInfo>("--pairs") { Description = "English, tab, Chinese.", Required = true };
        var command = new Command("judge", "Measures how well the aligner tells true pairs from false ones.")
        {
            model,
            pairs,
        };
        command.SetAction(result =>
        {
            var judge = new PairJudge(TranslationModelFile.Load(result.GetRequiredValue(model).FullName));
            var texts = File.ReadLines(result.GetRequiredValue(pairs).FullName)
                .Select(line => line.Split('\t'))
                .Where(columns => columns.Length >= 2)
                .ToArray();
            Report("true ", texts, 0, judge);
            Report("false", texts, texts.Length / 2, judge);
            return 0;
        });
        return command;
    }

    private static void Report(string name, string[][] texts, int shift, PairJudge judge)
    {
        var gains = texts
            .Select((text, i) => judge.Gain(text[0], texts[(i + shift) % texts.Length][1]))
            .OfType<double>()
            .Order()
            .ToArray();
        if (gains.Length == 0)
        {
            Console.Out.WriteLine($"{name} none long enough");
            return;
        }

        var percentiles = s_percentiles.Select(p =>
            string.Create(CultureInfo.InvariantCulture, $"{p}%:{gains[gains.Length * p / 100]:F2}")
        );
        var unlikely = 100.0 * gains.Count(gain => gain < PairJudge.UnlikelyGain) / gains.Length;
        var lowered = 100.0 * gains.Count(gain => gain < PairJudge.LikelyGain) / gains.Length;
        Console.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name} {gains.Length} pairs, lowered {lowered:F1} %, unlikely {unlikely:F1} %, gain {string.Join(' ', percentiles)}"
            )
        );
    }
}

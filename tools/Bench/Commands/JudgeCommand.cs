using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Search.Concordance.Learning;
using Search.Concordance.WordAlignment;
using Search.Text.Glosses;
using Search.Text.Pairs;

namespace Search.Tools.Bench.Commands;

/// <summary>
/// `judge`: the mean gain of pairs as they are and of the same English sides each with the Chinese of another pair of
/// the file, as percentiles, and how many of each the limits of <see cref="PairJudge"/> call unlikely. With `--shuffle`
/// it is as in a build of a corpus with misaligned pairs: that share of the pairs get each other's Chinese sides, the
/// words are learned from all of them, and all are judged.
/// </summary>
internal static class JudgeCommand
{
    private static readonly int[] s_percentiles = [1, 2, 5, 10, 25, 50, 75, 90, 95, 98, 99];

    public static Command Create()
    {
        var model = new Option<FileInfo?>("--model") { Description = "The model of an index." };
        var shuffle = new Option<double>("--shuffle") { Description = "Share of the pairs to misalign, 0 to 1." };
        var pairs = new Option<FileInfo>("--pairs") { Description = "English, tab, Chinese.", Required = true };
        var command = new Command("judge", "Measures how well the aligner tells true pairs from false ones.")
        {
            model,
            pairs,
            shuffle,
        };
        command.SetAction(result =>
        {
            var texts = File.ReadLines(result.GetRequiredValue(pairs).FullName)
                .Select(line => line.Split('\t'))
                .Where(columns => columns.Length >= 2)
                .ToArray();
            if (result.GetValue(shuffle) is > 0 and var share)
            {
                Shuffle(texts, share);
                return 0;
            }

            if (result.GetValue(model) is not { } file)
            {
                Console.Error.WriteLine("--model or --shuffle is needed.");
                return 2;
            }

            var judge = new PairJudge(TranslationModelFile.Load(file.FullName).HeldOut());
            Report("true ", texts, 0, judge);
            Report("false", texts, texts.Length / 2, judge);
            return 0;
        });
        return command;
    }

    private static void Shuffle(string[][] texts, double share)
    {
        var random = new Random(1);
        var wrong = Enumerable.Range(0, texts.Length).ToArray();
        random.Shuffle(wrong);
        wrong = wrong[..(int)(texts.Length * share)];
        var isWrong = new bool[texts.Length];
        var chinese = Array.ConvertAll(texts, text => text[1]);
        for (var i = 0; i < wrong.Length; i++)
        {
            chinese[wrong[i]] = texts[wrong[(i + 1) % wrong.Length]][1];
            isWrong[wrong[i]] = true;
        }

        var pairs = texts
            .Select(
                (text, i) =>
                    new AlignedPair
                    {
                        Id = new PairId(0, (ulong)i),
                        English = text[0],
                        Chinese = chinese[i],
                        Source = "bench",
                    }
            )
            .ToList();
        var clock = Stopwatch.StartNew();
        var builder = new TranslationModelBuilder(new AlignmentOptions(), new GlossTranslations(GlossTable.Default));
        var model = builder.Train(pairs.Select(pair => (pair.English, pair.Chinese)));
        var (trained, processor) = (clock.Elapsed, Environment.CpuUsage.TotalTime);
        var judged = LearningBuild.Judge(pairs, model, new AlignmentOptions(), default).ToList();
        processor = Environment.CpuUsage.TotalTime - processor;
        var truth = judged.Where((_, i) => !isWrong[i]).Select(pair => pair.Quality).Order().ToArray();
        var lies = judged.Where((_, i) => isWrong[i]).ToList();
        // A tie counts half.
        var above = lies.Sum(lie => (double)Above(truth, lie.Quality));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{pairs.Count} pairs, {lies.Count} misaligned: AUC of quality {above / truth.Length / lies.Count:F4}; misaligned: {100.0 * lies.Count(p => p.Quality < 1) / lies.Count:F1} % lowered, {100.0 * lies.Count(p => p.Reasons.HasFlag(QualityReasons.Unlikely)) / lies.Count:F1} % unlikely; true: {100.0 * truth.Count(q => q < 1) / truth.Length:F2} % lowered, {100.0 * judged.Where((p, i) => !isWrong[i] && p.Reasons.HasFlag(QualityReasons.Unlikely)).Count() / truth.Length:F2} % unlikely; learned in {trained.TotalSeconds:F0} s, judged with {processor.TotalSeconds / pairs.Count * 1e6:F0} µs of processor time a pair"
            )
        );
    }

    private static double Above(float[] ordered, float quality)
    {
        var first = Array.FindIndex(ordered, value => value >= quality);
        var last = Array.FindIndex(ordered, value => value > quality);
        first = first < 0 ? ordered.Length : first;
        last = last < 0 ? ordered.Length : last;
        return ordered.Length - ((first + last) / 2.0);
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

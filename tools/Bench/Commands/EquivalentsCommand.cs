using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Search.Concordance.Equivalents;
using Search.Concordance.WordAlignment;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Tools.Bench.Commands;

/// <summary>
/// `equivalents`: draws words at random from pairs, as if each had been searched for, and prints what is marked on the
/// other side, to be read by a person; then the share of hits with an equivalent and the time for a page of 20.
/// </summary>
internal static class EquivalentsCommand
{
    private const int PageSize = 20;

    public static Command Create()
    {
        var model = new Option<FileInfo>("--model") { Description = "The model of an index.", Required = true };
        var pairs = new Option<FileInfo[]>("--pairs")
        {
            Description = "Pairs to draw from: English, tab, Chinese.",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
        };
        var samples = new Option<int>("--samples") { DefaultValueFactory = _ => 200 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var phrases = new Option<bool>("--phrases") { Description = "Draw two neighbouring words instead of one." };
        var command = new Command("equivalents", "Prints equivalents of words drawn at random, to be judged.")
        {
            model,
            pairs,
            samples,
            seed,
            phrases,
        };
        command.SetAction(result =>
            Run(
                TranslationModelFile.Load(result.GetRequiredValue(model).FullName),
                result.GetRequiredValue(pairs),
                result.GetValue(samples),
                new Random(result.GetValue(seed)),
                result.GetValue(phrases) ? 2 : 1
            )
        );
        return command;
    }

    private static int Run(TranslationModel model, FileInfo[] files, int samples, Random random, int words)
    {
        // Each file is drawn from alike, however large.
        var texts = files
            .Select(file =>
                File.ReadLines(file.FullName)
                    .Select(line => line.Split('\t'))
                    .Where(columns => columns.Length >= 2)
                    .Select(columns => (English: columns[0], Chinese: columns[1]))
                    .ToArray()
            )
            .ToArray();
        var finder = new EquivalentFinder(model);
        var (asked, found, sum) = (0, 0, 0.0);
        var drawn = new List<((string English, string Chinese) Pair, TextSpan Match, Language Side)>();
        while (found < samples)
        {
            var file = texts[asked % texts.Length];
            var pair = file[random.Next(file.Length)];
            var side = (Language)(random.Next(2));
            finder.Link(pair.English, pair.Chinese);
            if (Draw(side == Language.English ? finder.English : finder.Chinese, words, random) is not { } match)
            {
                continue;
            }

            asked++;
            drawn.Add((pair, match, side));
            var text = side == Language.English ? pair.English : pair.Chinese;
            var best = finder.Find(match, side);
            if (best is { } equivalent)
            {
                var isShown = equivalent.Confidence >= EquivalentFinder.DefaultConfidence;
                found += isShown ? 1 : 0;
                sum += isShown ? equivalent.Confidence : 0;
                Console.Out.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{(isShown ? found : "-")}\t{equivalent.Confidence:F2}\t{pair.English[equivalent.English.Start..equivalent.English.End]}\t{pair.Chinese[equivalent.Chinese.Start..equivalent.Chinese.End]}\t{pair.English}\t{pair.Chinese}"
                    )
                );
            }
            else
            {
                Console.Out.WriteLine($"-\t\t{text[match.Start..match.End]}\t\t{pair.English}\t{pair.Chinese}");
            }
        }

        var (linking, taking, same, bytes) = Time(model, drawn);
        Console.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{asked} hits, {found} with an equivalent ({100.0 * found / asked:F1} %), mean confidence {sum / found:F3}"
            )
        );
        Console.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"a page of {PageSize} hits takes {linking:F0} µs when its pairs are linked anew, {taking:F0} µs with the links that they keep: {bytes:F0} bytes a pair, {100 * same:F2} % of the equivalents are the same"
            )
        );
        return 0;
    }

    private static TextSpan? Draw(AlignmentUnits units, int words, Random random)
    {
        var first = random.Next(Math.Max(1, units.Count));
        if (first + words > units.Count)
        {
            return null;
        }

        for (var i = first; i < first + words; i++)
        {
            if (!units[i].IsWord)
            {
                return null;
            }
        }

        return new TextSpan(units[first].Start, units[first + words - 1].End);
    }

    /// <summary>
    /// The median microseconds of a page, with analysis and linking of both sides and with links that are kept, in turn;
    /// the share of matches that get the same equivalent from both, and the bytes of a pair's links.
    /// </summary>
    private static (double Linking, double Taking, double Same, double Bytes) Time(
        TranslationModel model,
        List<((string English, string Chinese) Pair, TextSpan Match, Language Side)> hits
    )
    {
        var finder = new EquivalentFinder(model);
        var kept = hits.ConvertAll(hit => Keep(finder, hit.Pair));
        var (fresh, taken) = (new List<Equivalent>(), new List<Equivalent>());
        var (linking, taking) = (new List<double>(), new List<double>());
        for (var round = 0; round < 20; round++)
        {
            for (var from = 0; from < hits.Count; from += PageSize)
            {
                var page = hits.GetRange(from, Math.Min(PageSize, hits.Count - from));
                fresh.Clear();
                var started = Stopwatch.GetTimestamp();
                foreach (var (pair, match, side) in page)
                {
                    finder.Find(pair.English, pair.Chinese, [match], side, EquivalentFinder.DefaultConfidence, fresh);
                }

                linking.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds * PageSize / page.Count);
                taken.Clear();
                started = Stopwatch.GetTimestamp();
                for (var i = 0; i < page.Count; i++)
                {
                    _ = finder.TryTake(kept[from + i]);
                    finder.Find([page[i].Match], page[i].Side, EquivalentFinder.DefaultConfidence, taken);
                }

                taking.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds * PageSize / page.Count);
            }
        }

        var same = hits.Where((hit, i) => IsSame(finder, hit, kept[i])).Count();
        linking.Sort();
        taking.Sort();
        return (
            linking[linking.Count / 2],
            taking[taking.Count / 2],
            same / (double)hits.Count,
            kept.Average(pair => pair.Links!.Bytes.Length)
        );
    }

    private static AlignedPair Keep(EquivalentFinder finder, (string English, string Chinese) pair)
    {
        finder.Link(pair.English, pair.Chinese);
        return new AlignedPair
        {
            Id = PairId.Compute("bench", null, pair.English, pair.Chinese),
            English = pair.English,
            Chinese = pair.Chinese,
            Source = "bench",
            Links = finder.Keep(),
        };
    }

    private static bool IsSame(
        EquivalentFinder finder,
        ((string English, string Chinese) Pair, TextSpan Match, Language Side) hit,
        AlignedPair kept
    )
    {
        finder.Link(hit.Pair.English, hit.Pair.Chinese);
        var fresh = Shown();
        _ = finder.TryTake(kept);
        return fresh == Shown();

        (TextSpan, TextSpan)? Shown() =>
            finder.Find(hit.Match, hit.Side) is { Confidence: >= EquivalentFinder.DefaultConfidence } found
                ? (found.English, found.Chinese)
                : null;
    }
}

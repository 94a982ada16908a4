using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Search.Concordance.Matches;
using Search.Index;
using Search.Text.Pairs;

namespace Search.Tools.Bench.Commands;

/// <summary>
/// `matches`: the time to find the fuzzy matches of a segment. Segments are random texts of the index, of either
/// language, of which a share of the words is left out, doubled or replaced, so that the matches lie between 100 and the
/// floor. After a warm-up with others each segment is asked for three times: the first time counts as it is, and the
/// fastest shows what the machine would need if it had nothing else to do.
/// </summary>
internal static class MatchesCommand
{
    private const int WarmUps = 1500;
    private const int Rounds = 3;

    public static Command Create()
    {
        var folder = new Option<DirectoryInfo>("--index") { Description = "An index.", Required = true };
        var samples = new Option<int>("--samples") { DefaultValueFactory = _ => 1000 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var show = new Option<int>("--show") { Description = "Segments whose best match is printed." };
        var command = new Command("matches", "Times fuzzy matches of segments.") { folder, samples, seed, show };
        command.SetAction(
            (result, cancellation) =>
                RunAsync(
                    result.GetRequiredValue(folder).FullName,
                    result.GetValue(samples),
                    result.GetValue(seed),
                    result.GetValue(show),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string folder,
        int samples,
        int seed,
        int show,
        CancellationToken cancellation
    )
    {
        var index = PairIndex.Open(folder, new PairIndexOptions { CheckInBackground = false });
        await using (index.ConfigureAwait(false))
        {
            var matcher = new SegmentMatcher(index);
            var segments = await DrawAsync(index, samples, seed, cancellation).ConfigureAwait(false);
            var warmUp = await DrawAsync(index, WarmUps, seed + 1, cancellation).ConfigureAwait(false);
            foreach (var segment in warmUp)
            {
                _ = await matcher.MatchAsync(segment, cancellation).ConfigureAwait(false);
            }

            var times = new List<double>();
            var fastest = new List<double>();
            var found = 0;
            foreach (var segment in segments)
            {
                var matches = ImmutableArray<SegmentMatch>.Empty;
                var best = double.MaxValue;
                for (var round = 0; round < Rounds; round++)
                {
                    var started = Stopwatch.GetTimestamp();
                    matches = await matcher.MatchAsync(segment, cancellation).ConfigureAwait(false);
                    var time = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
                    best = Math.Min(best, time);
                    if (round == 0)
                    {
                        times.Add(time);
                    }
                }

                fastest.Add(best);
                found += matches.IsEmpty ? 0 : 1;
                if (show-- > 0)
                {
                    Show(segment, matches.IsEmpty ? null : matches[0]);
                }
            }

            Report("first", times);
            Report("fastest of three", fastest);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{found} of {segments.Count} segments had a match of 70 or better"
                )
            );
        }

        return 0;
    }

    private static void Show(SegmentQuery segment, SegmentMatch? best)
    {
        Console.WriteLine($"?    {segment.Text}");
        var pair = best?.Stored.Pair;
        var text = segment.From == Language.English ? pair?.English : pair?.Chinese;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{best?.Percent, 4} {text}"));
        foreach (var difference in best?.Differences ?? [])
        {
            Console.WriteLine(
                $"     {difference.Kind}: '{segment.Text[difference.Asked.Start..difference.Asked.End]}' '{text![difference.Found.Start..difference.Found.End]}'"
            );
        }
    }

    private static void Report(string name, List<double> times)
    {
        times.Sort();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name} ms: p50 {At(times, 50):F2}, p95 {At(times, 95):F2}, p99 {At(times, 99):F2}, most {times[^1]:F2}"
            )
        );
    }

    private static double At(List<double> times, int percent) =>
        times[Math.Min(times.Count - 1, times.Count * percent / 100)];

    private static async Task<List<SegmentQuery>> DrawAsync(
        PairIndex index,
        int count,
        int seed,
        CancellationToken cancellation
    )
    {
        var pairs = await IndexSample.DrawAsync(index, count, seed, cancellation).ConfigureAwait(false);
        var random = new Random(seed);
        var segments = new List<SegmentQuery>();
        foreach (var pair in pairs)
        {
            var from = (Language)random.Next(2);
            var text = from == Language.English ? pair.English : pair.Chinese;
            var other = pairs[random.Next(pairs.Length)];
            var changed = Change(text, from == Language.English ? other.English : other.Chinese, from, random);
            if (!string.IsNullOrWhiteSpace(changed))
            {
                segments.Add(new SegmentQuery(changed, from));
            }
        }

        return segments;
    }

    /// <summary>Changes up to three tenths of the words (English) or characters (Chinese).</summary>
    private static string Change(string text, string other, Language side, Random random)
    {
        var (separator, pieces, others) =
            side == Language.English
                ? (" ", text.Split(' '), other.Split(' '))
                : (
                    "",
                    [.. text.EnumerateRunes().Select(r => r.ToString())],
                    [.. other.EnumerateRunes().Select(r => r.ToString())]
                );
        var list = pieces.ToList();
        for (var changes = (int)(list.Count * 0.3 * random.NextDouble()); changes > 0 && list.Count > 1; changes--)
        {
            var at = random.Next(list.Count);
            switch (random.Next(3))
            {
                case 0:
                    list.RemoveAt(at);
                    break;
                case 1:
                    list.Insert(at, list[at]);
                    break;
                default:
                    list[at] = others[random.Next(others.Length)];
                    break;
            }
        }

        return string.Join(separator, list);
    }
}

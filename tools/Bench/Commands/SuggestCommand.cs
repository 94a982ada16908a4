using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Search.Concordance.Suggesting;
using Search.Index;
using Search.Query.Terms;
using Search.Query.Tree;
using Search.Text.Pinyin;

namespace Search.Tools.Bench.Commands;

/// <summary><c>bench suggest</c>: how long suggestions take for prefixes and misspelt words of an index.</summary>
public static class SuggestCommand
{
    private const int Words = 2000;
    private static readonly TimeSpan s_warming = TimeSpan.FromSeconds(2);

    public static Command Create()
    {
        var folder = new Option<DirectoryInfo>("--index") { Description = "The index.", Required = true };
        var show = new Option<int>("--show") { Description = "How many of the slowest of each kind are printed." };
        var command = new Command(
            "suggest",
            "Measures suggestions: completions, readings, corrections; times and CPU times in µs."
        )
        {
            folder,
            show,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var index = PairIndex.Open(parsed.GetRequiredValue(folder).FullName);
                await using (index.ConfigureAwait(false))
                {
                    var english = await SampleAsync(index, TermSpace.EnglishExact).ConfigureAwait(false);
                    var chinese = await SampleAsync(index, TermSpace.ChineseWord).ConfigureAwait(false);
                    var random = new Random(1);
                    Console.Out.WriteLine("kind\tn\tempty\tp50us\tp99us\tp50cpu\tp99cpu");
                    foreach (
                        var (kind, typed) in new (string, IEnumerable<string>)[]
                        {
                            ("en prefix", english.Select(w => w[..random.Next(1, w.Length + 1)])),
                            ("zh prefix", chinese.Select(w => w[..random.Next(1, w.Length + 1)])),
                            ("pinyin", chinese.Select(w => Typed(PinyinTable.Default.Bare(w), random))),
                            ("initials", chinese.Select(w => Initials(w))),
                            ("en misspelt", english.Where(w => w.Length > 3).Select(w => Misspell(w, random))),
                        }
                    )
                    {
                        await MeasureAsync(index, kind, [.. typed], parsed.GetValue(show), cancellation)
                            .ConfigureAwait(false);
                    }
                }
            }
        );
        return command;
    }

    private static async Task<List<string>> SampleAsync(PairIndex index, TermSpace space)
    {
        var random = new Random(1);
        var terms = await index.ListTermsAsync(space, "", 50_000).ConfigureAwait(false);
        return
        [
            .. terms
                .Where(term => term.Term.Length > 1 && term.Term.All(char.IsLetter))
                .OrderBy(_ => random.Next())
                .Take(Words)
                .Select(term => term.Term),
        ];
    }

    private static async Task MeasureAsync(
        PairIndex index,
        string kind,
        List<string> typed,
        int show,
        CancellationToken cancellation
    )
    {
        var service = new SuggestionService(index);
        var times = new List<double>(typed.Count);
        var asked = new List<(double Time, string Text)>(typed.Count);
        var work = new List<double>(typed.Count);
        var empty = 0;

        await service.WarmAsync(cancellation).ConfigureAwait(false);

        // Warmed by a tenth of the words, until the compiler is done with what they run; the rest are asked for the first
        // time, as users ask.
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < s_warming; )
        {
            foreach (var text in typed.Take(typed.Count / 10))
            {
                _ = await service.SuggestAsync(text, Side.Either, 10, cancellation).ConfigureAwait(false);
            }
        }

        foreach (var text in typed.Skip(typed.Count / 10))
        {
            var start = Stopwatch.GetTimestamp();
            var startWork = Environment.CpuUsage.TotalTime;
            var found = await service.SuggestAsync(text, Side.Either, 10, cancellation).ConfigureAwait(false);
            work.Add((Environment.CpuUsage.TotalTime - startWork).TotalMicroseconds);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
            asked.Add((times[^1], text));
            empty += found.IsEmpty ? 1 : 0;
        }

        foreach (var (time, text) in asked.OrderByDescending(one => one.Time).Take(show))
        {
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kind}\t{time:0}\t{text}"));
        }

        times.Sort();
        work.Sort();
        var (half, most) = (times.Count / 2, times.Count * 99 / 100);
        Console.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{kind}\t{times.Count}\t{empty}\t{times[half]:0}\t{times[most]:0}\t{work[half]:0}\t{work[most]:0}"
            )
        );
    }

    private static string Typed(string reading, Random random) =>
        reading.Length < 2 ? reading : reading[..random.Next(2, reading.Length + 1)];

    private static string Initials(string word) =>
        string.Concat(PinyinTable.Default.Toned(word).Split(' ').Select(s => PinyinSyllable.Unmark(s[0]).Letter));

    // One letter of the middle doubled or two swapped.
    private static string Misspell(string word, Random random)
    {
        var at = random.Next(1, word.Length - 1);
        return random.Next(2) == 0
            ? word.Insert(at, word[at].ToString())
            : string.Concat(word.AsSpan(0, at), word.AsSpan(at + 1, 1), word.AsSpan(at, 1), word.AsSpan(at + 2));
    }
}

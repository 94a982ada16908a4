using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Search.Concordance.Suggesting;
using Search.Index;
using Search.Query.Terms;
using Search.Query.Tree;

namespace Search.Tools.Bench.Commands;

/// <summary><c>bench suggest</c>: how long suggestions take for prefixes and misspelt words of an index.</summary>
public static class SuggestCommand
{
    private const int Words = 2000;

    public static Command Create()
    {
        var folder = new Option<DirectoryInfo>("--index") { Description = "The index.", Required = true };
        var command = new Command("suggest", "Measures suggestions: completions, readings, corrections.") { folder };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var index = PairIndex.Open(parsed.GetRequiredValue(folder).FullName);
                await using (index.ConfigureAwait(false))
                {
                    var english = await SampleAsync(index, TermSpace.EnglishExact).ConfigureAwait(false);
                    var chinese = await SampleAsync(index, TermSpace.ChineseWord).ConfigureAwait(false);
                    var random = new Random(1);
                    Console.Out.WriteLine("kind\tn\tempty\tp50us\tp99us");
                    foreach (
                        var (kind, typed) in new (string, IEnumerable<string>)[]
                        {
                            ("en prefix", english.Select(w => w[..random.Next(1, w.Length + 1)])),
                            ("zh prefix", chinese.Select(w => w[..random.Next(1, w.Length + 1)])),
                            ("en misspelt", english.Where(w => w.Length > 3).Select(w => Misspell(w, random))),
                        }
                    )
                    {
                        await MeasureAsync(index, kind, [.. typed], cancellation).ConfigureAwait(false);
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
        CancellationToken cancellation
    )
    {
        var service = new SuggestionService(index);
        var times = new List<double>(typed.Count);
        var empty = 0;
        foreach (var warm in new[] { true, false })
        {
            foreach (var text in typed)
            {
                var start = Stopwatch.GetTimestamp();
                var found = await service.SuggestAsync(text, Side.Either, 10, cancellation).ConfigureAwait(false);
                if (!warm)
                {
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
                    empty += found.IsEmpty ? 1 : 0;
                }
            }
        }

        times.Sort();
        Console.Out.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{kind}\t{times.Count}\t{empty}\t{times[times.Count / 2]:0}\t{times[times.Count * 99 / 100]:0}"
            )
        );
    }

    // One letter of the middle doubled or two swapped.
    private static string Misspell(string word, Random random)
    {
        var at = random.Next(1, word.Length - 1);
        return random.Next(2) == 0
            ? word.Insert(at, word[at].ToString())
            : string.Concat(word.AsSpan(0, at), word.AsSpan(at + 1, 1), word.AsSpan(at, 1), word.AsSpan(at + 2));
    }
}

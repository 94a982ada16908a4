using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Search.Concordance.Searching;
using Search.Concordance.WordAlignment;
using Search.Index;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Tools.Bench.Commands;

/// <summary>
/// `pages`: what equivalents add to a page of 20 hits. Words of random pairs of an index are asked for with and without
/// them, turn about; of each page the fastest of several rounds counts, since on a busy machine the others time the
/// neighbours.
/// </summary>
internal static class PagesCommand
{
    private const int PageSize = 20;
    private const int Rounds = 15;
    private const int WarmUpRounds = 5;

    public static Command Create()
    {
        var folder = new Option<DirectoryInfo>("--index") { Description = "An index with words.", Required = true };
        var queries = new Option<int>("--queries") { DefaultValueFactory = _ => 200 };
        var seed = new Option<int>("--seed") { DefaultValueFactory = _ => 1 };
        var show = new Option<int>("--show") { Description = "How many of the slow pages are printed." };
        var command = new Command("pages", "Times a page of 20 hits with and without equivalents.")
        {
            folder,
            queries,
            seed,
            show,
        };
        command.SetAction(
            (result, cancellation) =>
                RunAsync(
                    result.GetRequiredValue(folder).FullName,
                    result.GetValue(queries),
                    result.GetValue(seed),
                    result.GetValue(show),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> RunAsync(
        string folder,
        int count,
        int seed,
        int show,
        CancellationToken cancellation
    )
    {
        var model = TranslationModelFile.Load(TranslationModelFile.PathIn(folder));
        var index = PairIndex.Open(folder);
        await using (index.ConfigureAwait(false))
        {
            var service = new SearchService(index, model);
            var questions = await DrawAsync(index, count, seed, cancellation).ConfigureAwait(false);
            // The compiler is done with the hot code after some thousand calls.
            for (var round = 0; round < WarmUpRounds; round++)
            {
                foreach (var question in questions)
                {
                    _ = await service.AskAsync(question, cancellation).ConfigureAwait(false);
                    var with = question with { Include = HitParts.Equivalents };
                    _ = await service.AskAsync(with, cancellation).ConfigureAwait(false);
                }
            }

            var plain = new List<double>();
            var added = new List<double>();
            var allocated = new List<double>();
            var (hits, found) = (0, 0);
            foreach (var question in questions)
            {
                var with = question with { Include = HitParts.Equivalents };
                var answer = default(SearchAnswer)!;
                var fastest = (Without: double.MaxValue, With: double.MaxValue);
                for (var round = 0; round < Rounds; round++)
                {
                    var before = GC.GetAllocatedBytesForCurrentThread();
                    var (time, _) = await AskAsync(service, question, cancellation).ConfigureAwait(false);
                    var between = GC.GetAllocatedBytesForCurrentThread();
                    (var timeWith, answer) = await AskAsync(service, with, cancellation).ConfigureAwait(false);
                    var after = GC.GetAllocatedBytesForCurrentThread();
                    fastest = (Math.Min(fastest.Without, time), Math.Min(fastest.With, timeWith));
                    if (round == Rounds - 1)
                    {
                        allocated.Add(after - between - (between - before));
                        hits += answer.Hits.Length;
                        found += answer.Hits.Count(hit => !hit.Equivalents.IsEmpty);
                    }
                }

                if (fastest.With - fastest.Without > 100 && show-- > 0)
                {
                    var length = answer.Hits.Average(hit => hit.English.Text.Length);
                    Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{question.Text}: {fastest.Without:F0} µs without, {fastest.With - fastest.Without:F0} µs more, {length:F0} characters of English a hit"
                        )
                    );
                }

                plain.Add(fastest.Without);
                added.Add(fastest.With - fastest.Without);
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{questions.Count} pages of {PageSize} hits ({100.0 * found / hits:F1} % with an equivalent): median {At(plain, 50):F0} µs without, equivalents add {At(added, 50):F0} µs (p90 {At(added, 90):F0} µs) and {At(allocated, 50):F0} bytes"
                )
            );
        }

        return 0;
    }

    private static async ValueTask<(double Microseconds, SearchAnswer Answer)> AskAsync(
        SearchService service,
        SearchQuestion question,
        CancellationToken cancellation
    )
    {
        var started = Stopwatch.GetTimestamp();
        var answer = await service.AskAsync(question, cancellation).ConfigureAwait(false);
        return (Stopwatch.GetElapsedTime(started).TotalMicroseconds, answer);
    }

    /// <summary>Words of random pairs that fill a page, from either side.</summary>
    private static async Task<List<SearchQuestion>> DrawAsync(
        PairIndex index,
        int count,
        int seed,
        CancellationToken cancellation
    )
    {
        var pairs = await IndexSample.DrawAsync(index, count * 20, seed, cancellation).ConfigureAwait(false);
        var random = new Random(seed);
        var tokenizer = new AlignmentTokenizer();
        var units = new AlignmentUnits();
        var questions = new List<SearchQuestion>();
        foreach (var pair in pairs)
        {
            var isEnglish = random.Next(2) == 0;
            var text = isEnglish ? pair.English : pair.Chinese;
            tokenizer.Cut(text, isEnglish ? Language.English : Language.Chinese, units);
            var at = random.Next(Math.Max(1, units.Count));
            if (questions.Count == count || units.Count == 0 || !units[at].IsWord)
            {
                continue;
            }

            var question = new SearchQuestion
            {
                Text = $"\"{text[units[at].Start..units[at].End].Replace("\"", "", StringComparison.Ordinal)}\"",
                Side = isEnglish ? Side.English : Side.Chinese,
                Limit = PageSize,
            };
            var found = await new SearchService(index).AskAsync(question, cancellation).ConfigureAwait(false);
            if (found.Hits.Length == PageSize)
            {
                questions.Add(question);
            }
        }

        return questions;
    }

    private static double At(List<double> values, int percent)
    {
        values.Sort();
        return values[Math.Min(values.Count - 1, values.Count * percent / 100)];
    }
}

using System.Text;
using Search.Text.Pairs;

namespace Search.Index.Tests.Segments;

/// <summary>Pairs over small vocabularies with a few frequent words, so that random queries find something.</summary>
internal static class RandomPairs
{
    private static readonly string[] English = [.. Enumerable.Range(0, 60).Select(Word)];
    private const string Chinese = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动";

    public static List<AlignedPair> Make(int seed, int count)
    {
        var random = new Random(seed);
        var pairs = new Dictionary<(string, string), AlignedPair>();
        while (pairs.Count < count)
        {
            var english = Text(random, " ", i => English[i]);
            var chinese = Text(random, random.Next(4) == 0 ? "，" : "", i => Chinese[i % Chinese.Length].ToString());
            var pair = Pair(
                english,
                chinese,
                $"source{random.Next(3)}",
                random.Next(3) == 0 ? null : $"document{random.Next(8)}",
                random.Next(1000)
            ) with
            {
                Script = (Script)random.Next(3),
                Quality = random.Next(2) == 0 ? random.Next(1001) / 1000f : random.NextSingle(),
                Date = random.Next(2) == 0 ? null : DateOnly.FromDayNumber(700_000 + random.Next(500)),
                Domain = random.Next(2) == 0 ? null : $"domain{random.Next(4)}",
                Title = random.Next(4) == 0 ? $"title {random.Next(9)}" : null,
                ExternalId = random.Next(4) == 0 ? $"x{random.Next(99)}" : null,
                Reasons = (QualityReasons)random.Next(4),
            };
            pairs[(english, chinese)] = pair;
        }

        return [.. pairs.Values];
    }

    public static AlignedPair Pair(string english, string chinese, string source, string? document, int position) =>
        new()
        {
            Id = PairId.Compute(source, document, english, chinese),
            English = english,
            Chinese = chinese,
            Source = source,
            Document = document,
            Position = position,
        };

    /// <summary>A word of the vocabulary, the frequent ones first.</summary>
    public static string EnglishWord(Random random) => English[Skewed(random, English.Length)];

    public static string ChineseCharacter(Random random) =>
        Chinese[Skewed(random, English.Length) % Chinese.Length].ToString();

    private static string Text(Random random, string separator, Func<int, string> word)
    {
        var text = new StringBuilder();
        var count = random.Next(20) == 0 ? random.Next(400) : 1 + random.Next(14);
        for (var i = 0; i < count; i++)
        {
            _ = text.Append(i == 0 ? "" : separator).Append(word(Skewed(random, English.Length)));
        }

        return text.ToString();
    }

    private static int Skewed(Random random, int count) => (int)(count * Math.Pow(random.NextDouble(), 2.5));

    private static string Word(int number)
    {
        var word = new StringBuilder();
        for (var rest = (number * 37) + 11; rest > 0; rest /= 6)
        {
            _ = word.Append("aeioub"[rest % 6]);
        }

        return word.ToString();
    }
}

using Search.Concordance.WordAlignment;
using Search.Text.Pairs;

namespace Search.Concordance.Tests.WordAlignment;

/// <summary>A language of a few words, with Latin words on the "Chinese" side so that no segmenter matters.</summary>
internal static class SmallCorpus
{
    private static readonly (string English, string Chinese)[] s_words =
    [
        ("dog", "gou"),
        ("cat", "mao"),
        ("house", "fangzi"),
        ("water", "shui"),
        ("book", "shu"),
        ("tree", "mu"),
        ("bird", "niao"),
        ("river", "he"),
        ("mountain", "shan"),
        ("fish", "yu"),
    ];

    public static IReadOnlyList<(string English, string Chinese)> Words => s_words;

    /// <summary>Sentences of three different words, in order on one side and with the last two swapped on the other.</summary>
    public static IEnumerable<(string English, string Chinese)> Pairs(int count, int seed = 7)
    {
        var random = new Random(seed);
        for (var n = 0; n < count; n++)
        {
            var words = Enumerable.Range(0, s_words.Length).ToArray();
            random.Shuffle(words);
            var (a, b, c) = (s_words[words[0]], s_words[words[1]], s_words[words[2]]);
            yield return ($"the {a.English} {b.English} {c.English} .", $"{a.Chinese} {c.Chinese} {b.Chinese} .");
        }
    }

    public static TranslationModel Train(int count = 300, int threads = 2) =>
        new TranslationModelBuilder(new AlignmentOptions { Threads = threads }, null).Train(Pairs(count));

    public static (AlignmentUnits English, AlignmentUnits Chinese) Cut(string english, string chinese)
    {
        var tokenizer = new AlignmentTokenizer();
        var (left, right) = (new AlignmentUnits(), new AlignmentUnits());
        tokenizer.Cut(english, Language.English, left);
        tokenizer.Cut(chinese, Language.Chinese, right);
        return (left, right);
    }
}

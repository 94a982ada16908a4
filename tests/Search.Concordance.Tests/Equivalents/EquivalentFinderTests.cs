using System.Globalization;
using Search.Concordance.Equivalents;
using Search.Concordance.Tests.WordAlignment;
using Search.Concordance.WordAlignment;
using Search.Text.Glosses;
using Search.Text.Pairs;

namespace Search.Concordance.Tests.Equivalents;

public sealed class EquivalentFinderTests
{
    private const string English = "the dog water tree .";
    private const string Chinese = "gou mu shui .";

    [Fact]
    public void A_word_is_marked_on_the_other_side()
    {
        var found = Find(new TextSpan(8, 13), Language.English);
        found.Count.ShouldBe(1);
        found[0].English.ShouldBe(new TextSpan(8, 13));
        found[0].Chinese.ShouldBe(new TextSpan(7, 11));
        found[0].Confidence.ShouldBeGreaterThan(0.8f);
    }

    [Fact]
    public void It_works_from_the_Chinese_side_too()
    {
        var found = Find(new TextSpan(4, 6), Language.Chinese);
        found.Count.ShouldBe(1);
        found[0].English.ShouldBe(new TextSpan(14, 18));
        found[0].Chinese.ShouldBe(new TextSpan(4, 6));
    }

    [Fact]
    public void A_phrase_gets_the_piece_that_holds_its_words()
    {
        var found = Find(new TextSpan(8, 18), Language.English);
        found.Count.ShouldBe(1);
        found[0].Chinese.ShouldBe(new TextSpan(4, 11));
    }

    [Fact]
    public void A_word_without_a_partner_gets_none() => Find(new TextSpan(0, 3), Language.English).ShouldBeEmpty();

    [Fact]
    public void Punctuation_and_empty_texts_get_none()
    {
        Find(new TextSpan(19, 20), Language.English).ShouldBeEmpty();
        var finder = new EquivalentFinder(SmallCorpus.Train());
        var found = new List<Equivalent>();
        finder.Find("dog", "", [new TextSpan(0, 3)], Language.English, 0, found);
        finder.Find("", "gou", [new TextSpan(0, 0)], Language.English, 0, found);
        found.ShouldBeEmpty();
    }

    [Fact]
    public void Every_span_lies_inside_its_text_whatever_the_text()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var finder = new EquivalentFinder(SmallCorpus.Train());
        const string Alphabet = "dog gou 水树。,.\ud83d\ude00\ud800 the 12%";
        for (var n = 0; n < 2000; n++)
        {
            var english = Text(random, Alphabet);
            var chinese = Text(random, Alphabet);
            var start = random.Next(english.Length + 1);
            var found = new List<Equivalent>();
            var match = new TextSpan(start, random.Next(start, english.Length + 1));
            finder.Find(english, chinese, [match], Language.English, 0, found);
            foreach (var equivalent in found)
            {
                equivalent.English.End.ShouldBeInRange(equivalent.English.Start, english.Length, $"seed {seed}");
                equivalent.Chinese.End.ShouldBeInRange(equivalent.Chinese.Start, chinese.Length, $"seed {seed}");
                equivalent.Confidence.ShouldBeInRange(0, 1, $"seed {seed}");
            }
        }
    }

    [Fact]
    public void An_article_has_no_equivalent_though_it_stands_beside_a_particle_always()
    {
        // In each sentence there are the and 的, and no other word is left for either of them.
        var model = Train(Sentences("the {0} of the {1} .", "{1} 的 {0} 。"));
        Find(model, "the dog of the cat .", "猫 的 狗 。", "the").ShouldBeEmpty();
        Find(model, "the dog of the cat .", "猫 的 狗 。", "dog").ShouldHaveSingleItem();
    }

    [Fact]
    public void A_word_said_twice_is_meant_twice_by_its_one_translation()
    {
        var model = Train([
            .. Sentences("the {0} sees the {1} .", "{0} 看见 {1} 。"),
            .. Sentences("the {0} has a {1} .", "{0} 有 {1} 。"),
        ]);
        var finder = new EquivalentFinder(model);
        const string English = "the dog sees the horse , a big dog .";
        const string Chinese = "狗 看见 马 。";
        finder.Link(English, Chinese);
        foreach (var at in new[] { English.IndexOf("dog"), English.LastIndexOf("dog") })
        {
            var found = finder.Find(new TextSpan(at, at + 3), Language.English);
            found.ShouldNotBeNull().Confidence.ShouldBeGreaterThan(EquivalentFinder.DefaultConfidence);
            Chinese[found.Value.Chinese.Start..found.Value.Chinese.End].ShouldBe("狗");
        }
    }

    [Fact]
    public void A_number_said_twice_is_meant_twice_by_the_same_number()
    {
        var finder = new EquivalentFinder(SmallCorpus.Train());
        const string English = "dog 5143 cat 5143 .";
        finder.Link(English, "gou mao 5143 .");
        foreach (var at in new[] { English.IndexOf("5143"), English.LastIndexOf("5143") })
        {
            finder
                .Find(new TextSpan(at, at + 4), Language.English)
                .ShouldNotBeNull()
                .Confidence.ShouldBeGreaterThan(EquivalentFinder.DefaultConfidence);
        }
    }

    [Fact]
    public void What_a_small_corpus_linked_once_and_no_dictionary_knows_is_not_shown()
    {
        // All words of the last sentence stand in it alone: nothing says which is which.
        (string English, string Chinese)[] pairs =
        [
            .. Sentences("the {0} sees the {1} .", "{0} 看见 {1} 。"),
            ("Zorbol quennet mivvaro .", "铎尔波 珂奈 弥娲 。"),
        ];
        var model = Train(pairs);
        foreach (var word in new[] { "Zorbol", "quennet", "mivvaro" })
        {
            Find(model, pairs[^1].English, pairs[^1].Chinese, word).ShouldBeEmpty();
        }

        Find(model, "the dog sees the cat .", "狗 看见 猫 。", "cat").ShouldHaveSingleItem();
    }

    [Fact]
    public void The_dictionary_knows_words_and_parts_of_words()
    {
        Assert.SkipWhen(GlossTable.Default.IsEmpty, "built without glosses");
        var dictionary = DictionaryEvidence.Default;
        dictionary.Translates(dictionary.Find("dog"), "狗").ShouldBeTrue();
        dictionary.Translates(dictionary.Find("dog"), "猫").ShouldBeFalse();
        dictionary.TranslatesPart(dictionary.Find("dog"), "狗肉").ShouldBeTrue();
        dictionary.TranslatesPart(dictionary.Find("dog"), "猫肉").ShouldBeFalse();
        dictionary.Translates(dictionary.Find("no such word"), "狗").ShouldBeFalse();
        dictionary.TranslatesPart(-1, "狗肉").ShouldBeFalse();
    }

    private static readonly (string English, string Chinese)[] s_animals =
    [
        ("dog", "狗"),
        ("cat", "猫"),
        ("horse", "马"),
        ("bird", "鸟"),
        ("fish", "鱼"),
        ("cow", "牛"),
        ("sheep", "羊"),
        ("tiger", "老虎"),
    ];

    private static IEnumerable<(string English, string Chinese)> Sentences(string english, string chinese) =>
        from one in s_animals
        from other in s_animals
        where one != other
        select (
            string.Format(CultureInfo.InvariantCulture, english, one.English, other.English),
            string.Format(CultureInfo.InvariantCulture, chinese, one.Chinese, other.Chinese)
        );

    private static TranslationModel Train(IEnumerable<(string English, string Chinese)> pairs) =>
        new TranslationModelBuilder(
            new AlignmentOptions { Threads = 2 },
            new GlossTranslations(GlossTable.Default)
        ).Train(pairs);

    private static List<Equivalent> Find(TranslationModel model, string english, string chinese, string word)
    {
        var found = new List<Equivalent>();
        var start = english.IndexOf(word, StringComparison.Ordinal);
        new EquivalentFinder(model).Find(
            english,
            chinese,
            [new TextSpan(start, start + word.Length)],
            Language.English,
            EquivalentFinder.DefaultConfidence,
            found
        );
        return found;
    }

    private static string Text(Random random, string alphabet) =>
        string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => alphabet[random.Next(alphabet.Length)]));

    private static List<Equivalent> Find(TextSpan match, Language side)
    {
        var found = new List<Equivalent>();
        new EquivalentFinder(SmallCorpus.Train()).Find(
            English,
            Chinese,
            [match],
            side,
            EquivalentFinder.DefaultConfidence,
            found
        );
        return found;
    }
}

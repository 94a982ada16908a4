using Search.Concordance.Equivalents;
using Search.Concordance.Tests.WordAlignment;
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

using Search.Concordance.Equivalents;
using Search.Concordance.Tests.WordAlignment;
using Search.Concordance.WordAlignment;
using Search.Testing;
using Search.Text.Glosses;
using Search.Text.Pairs;

namespace Search.Concordance.Tests.Equivalents;

/// <summary>Links that an index keeps give the equivalents that linking the pair anew gives.</summary>
public sealed class WordLinksTests
{
    // Beliefs are kept in 31sts, what words mean for each other in 63rds.
    private const float Step = 0.05f;

    [Fact]
    public void Kept_links_give_the_equivalents_of_fresh_ones()
    {
        var texts = SampleTexts();
        var builder = new TranslationModelBuilder(new AlignmentOptions(), new GlossTranslations(GlossTable.Default));
        var model = builder.Train(texts, null, TestContext.Current.CancellationToken);
        var (fresh, kept) = (new EquivalentFinder(model), new EquivalentFinder(model));
        var (asked, others) = (0, 0);
        foreach (var (english, chinese) in texts)
        {
            fresh.Link(english, chinese);
            kept.TryTake(Pair(english, chinese) with { Links = fresh.Keep() }).ShouldBeTrue();
            foreach (var side in new[] { Language.English, Language.Chinese })
            {
                var units = side == Language.English ? fresh.English : fresh.Chinese;
                for (var i = 0; i < units.Count; i++)
                {
                    var match = new TextSpan(units[i].Start, units[Math.Min(i + (i % 3), units.Count - 1)].End);
                    kept.IsWhole(match, side).ShouldBe(fresh.IsWhole(match, side));
                    var (expected, actual) = (Shown(fresh, match, side), Shown(kept, match, side));
                    asked++;
                    if (
                        expected is null
                        || actual is null
                        || expected.Value with { Confidence = 0 } != actual.Value with { Confidence = 0 }
                    )
                    {
                        // Where two answers are as good, or one is on the edge of being shown, the rounding decides.
                        others += Equals(expected, actual) ? 0 : 1;
                        continue;
                    }

                    actual.Value.Confidence.ShouldBe(expected.Value.Confidence, Step);
                }
            }
        }

        asked.ShouldBeGreaterThan(5000);
        (others / (double)asked).ShouldBeLessThan(0.02);
    }

    [Fact]
    public void A_page_of_text_is_kept_with_all_its_units()
    {
        var finder = new EquivalentFinder(SmallCorpus.Train());
        var english = string.Join(
            " ",
            Enumerable.Repeat("the dog , the antidisestablishmentarianism           water .", 200)
        );
        var chinese = string.Join(" ", Enumerable.Repeat("gou , shui .", 200));
        finder.Link(english, chinese);
        var at = english.LastIndexOf("antidis");
        var match = new TextSpan(at, at + 28);
        finder.IsWhole(match, Language.English).ShouldBeTrue();
        finder.TryTake(Pair(english, chinese) with { Links = finder.Keep() }).ShouldBeTrue();
        finder.IsWhole(match, Language.English).ShouldBeTrue();
    }

    [Fact]
    public void Links_that_cannot_be_those_of_a_pair_are_not_used()
    {
        var finder = new EquivalentFinder(SmallCorpus.Train());
        finder.Link("the dog water tree .", "gou mu shui .");
        var pair = Pair("the dog water tree .", "gou mu shui .") with { Links = finder.Keep() };
        finder.TryTake(pair).ShouldBeTrue();
        finder.TryTake(pair with { Links = null }).ShouldBeFalse();
        finder.TryTake(pair with { English = "the dog" }).ShouldBeFalse();
        finder.TryTake(pair with { Chinese = "gou" }).ShouldBeFalse();
        finder.TryTake(pair with { Links = new WordLinks([]) }).ShouldBeFalse();
        finder.TryTake(pair with { Links = new WordLinks([2, 0, 0]) }).ShouldBeFalse();
        finder.TryTake(pair with { Links = new WordLinks(pair.Links.Bytes[..^1]) }).ShouldBeFalse();
    }

    [Fact]
    public void Damaged_links_never_point_outside_the_texts()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var finder = new EquivalentFinder(SmallCorpus.Train());
        const string English = "the dog water tree .";
        const string Chinese = "gou mu shui .";
        finder.Link(English, Chinese);
        var whole = finder.Keep().Bytes.ToArray();
        for (var n = 0; n < 5000; n++)
        {
            var bytes = whole[..random.Next(whole.Length + 1)];
            for (var flips = random.Next(4); flips > 0 && bytes.Length > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            if (!finder.TryTake(Pair(English, Chinese) with { Links = new WordLinks(bytes) }))
            {
                continue;
            }

            var start = random.Next(English.Length);
            if (finder.Find(new TextSpan(start, random.Next(start, English.Length + 1)), Language.English) is { } found)
            {
                found.English.End.ShouldBeInRange(found.English.Start, English.Length, $"seed {seed}");
                found.Chinese.End.ShouldBeInRange(found.Chinese.Start, Chinese.Length, $"seed {seed}");
                found.Confidence.ShouldBeInRange(0, 1, $"seed {seed}");
            }
        }
    }

    private static Equivalent? Shown(EquivalentFinder finder, TextSpan match, Language side) =>
        finder.Find(match, side) is { Confidence: >= EquivalentFinder.DefaultConfidence } found ? found : null;

    private static AlignedPair Pair(string english, string chinese) =>
        new()
        {
            Id = PairId.Compute("s", null, english, chinese),
            English = english,
            Chinese = chinese,
            Source = "s",
        };

    // An English line and the Chinese one below it: near enough to pairs for what is asked here.
    private static List<(string English, string Chinese)> SampleTexts() =>
        [
            .. Directory
                .EnumerateFiles(SharedData.SampleCorpus, "*.txt")
                .Order(StringComparer.Ordinal)
                .SelectMany(file =>
                {
                    var lines = File.ReadLines(file).Where(line => line.Length > 0).ToList();
                    return lines.Zip(lines.Skip(1));
                })
                .Where(lines => !IsChinese(lines.First) && IsChinese(lines.Second)),
        ];

    private static bool IsChinese(string line) => line.Any(character => character is >= '\u4e00' and <= '\u9fff');
}

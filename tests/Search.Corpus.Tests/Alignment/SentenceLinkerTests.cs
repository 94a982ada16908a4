using System.Globalization;
using Search.Corpus.Alignment;
using Search.Testing;
using Search.Text.Sentences;
using Search.Tools.Bench.Alignment;

namespace Search.Corpus.Tests.Alignment;

public sealed class SentenceLinkerTests
{
    [Theory]
    [InlineData("001", true)]
    [InlineData("001", false)]
    [InlineData("002", true)]
    [InlineData("002", false)]
    [Trait("Category", "Long")]
    public void The_bible_is_linked_with_and_without_a_dictionary(string part, bool useDictionary)
    {
        var folder = SharedData.Require("data", "alignment", "bible");
        var links = SentenceLinker.Link(
            File.ReadAllLines(Path.Combine(folder, part + ".en")),
            File.ReadAllLines(Path.Combine(folder, part + ".zh")),
            [],
            useBuiltInDictionary: useDictionary
        );
        var merged = LinkScore.MergeByVerse(
            links,
            File.ReadAllLines(Path.Combine(folder, "src.verse")),
            File.ReadAllLines(Path.Combine(folder, "tgt.verse"))
        );
        LinkScore.Of(merged, File.ReadLines(Path.Combine(folder, part + ".align"))).F1.ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void The_first_chapters_of_the_bible_are_linked_without_any_dictionary()
    {
        const int Chinese = 803;
        const int English = 600;
        var folder = SharedData.Require("data", "alignment", "bible");
        var verses = File.ReadAllLines(Path.Combine(folder, "src.verse"));
        var chineseVerses = File.ReadAllLines(Path.Combine(folder, "tgt.verse"));
        var links = SentenceLinker.Link(
            File.ReadAllLines(Path.Combine(folder, "001.en"))[..English],
            File.ReadAllLines(Path.Combine(folder, "001.zh"))[..Chinese],
            [],
            useBuiltInDictionary: false
        );
        var gold = File.ReadLines(Path.Combine(folder, "001.align"))
            .TakeWhile(line => !line.StartsWith("[600", StringComparison.Ordinal));
        LinkScore.Of(LinkScore.MergeByVerse(links, verses, chineseVerses), gold).F1.ShouldBeGreaterThan(0.9);
    }

    [Theory]
    [InlineData(true, 0.84)]
    [InlineData(false, 0.65)]
    public void Novels_are_linked_with_and_without_a_dictionary(bool useDictionary, double least) =>
        Novels([], useDictionary).ShouldBeGreaterThan(least);

    [Fact]
    public void A_small_dictionary_does_no_harm()
    {
        // A word that such a dictionary translates may be translated by another word: that is nothing against a pair.
        var glossary = new BilingualGlossary();
        foreach (
            var (chinese, english) in ((string, string)[])
                [
                    ("看", "look"),
                    ("说", "say"),
                    ("去", "go"),
                    ("大", "big"),
                    ("人", "person"),
                    ("时候", "time"),
                    ("知道", "know"),
                ]
        )
        {
            glossary.Add(chinese, english);
        }

        Novels([glossary], useDictionary: false).ShouldBeGreaterThan(0.65);
    }

    [Fact]
    public void Links_cover_every_sentence_once_and_in_order()
    {
        const int Seed = 20261122;
        var random = new Random(Seed);
        for (var round = 0; round < 60; round++)
        {
            var english = Sentences(random, random.Next(1, 40), ["apple", "river", "seven", "12", "Kevin", "!", "?"]);
            var chinese = Sentences(random, random.Next(1, 40), ["苹果", "河", "七", "12", "Kevin", "！", "？"]);
            var links = SentenceLinker.Link(english, chinese, []);
            int nextEnglish = 0,
                nextChinese = 0;
            foreach (var link in links)
            {
                link.EnglishStart.ShouldBe(
                    nextEnglish,
                    string.Create(CultureInfo.InvariantCulture, $"seed {Seed}, round {round}")
                );
                link.ChineseStart.ShouldBe(nextChinese);
                nextEnglish += link.EnglishCount;
                nextChinese += link.ChineseCount;
            }

            nextEnglish.ShouldBe(english.Length);
            nextChinese.ShouldBe(chinese.Length);
        }
    }

    [Fact]
    public void One_empty_side_leaves_the_other_without_partners()
    {
        var links = SentenceLinker.Link(["One.", "Two."], [], []);
        links.Count.ShouldBe(2);
        links.ShouldAllBe(link => link.ChineseCount == 0);
        SentenceLinker.Link([], [], []).ShouldBeEmpty();
    }

    [Fact]
    public void Empty_and_broken_sentences_do_no_harm()
    {
        var links = SentenceLinker.Link(["", "\uD800", "a\0b"], ["\uDC00", "", "…", "甲"], []);
        links.Sum(link => link.EnglishCount).ShouldBe(3);
        links.Sum(link => link.ChineseCount).ShouldBe(4);
    }

    [Fact]
    public void A_number_written_two_ways_ties_two_sentences()
    {
        var links = SentenceLinker.Link(
            ["Nothing of note happened here today.", "It cost 5.6 million."],
            ["它花了560万。"],
            []
        );
        links.ShouldContain(new SentenceLink(1, 1, 0, 1));
    }

    [Fact]
    public void Long_texts_are_linked_window_by_window()
    {
        // Every thirteenth sentence has no translation, every seventh is in two halves.
        var english = new List<string>();
        var chinese = new List<string>();
        var expected = new HashSet<SentenceLink>();
        for (var i = 0; i < 4000; i++)
        {
            english.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The ship with number {i} carried {i % 97} boxes of tea home."
                )
            );
            if (i % 13 == 0)
            {
                continue;
            }

            var halves = i % 7 == 0 ? 2 : 1;
            expected.Add(new SentenceLink(i, 1, chinese.Count, halves));
            chinese.Add(string.Create(CultureInfo.InvariantCulture, $"编号{i}的船"));
            if (halves == 2)
            {
                chinese.Add(string.Create(CultureInfo.InvariantCulture, $"把{i % 97}箱茶叶运回了家。"));
            }
            else
            {
                chinese[^1] += string.Create(CultureInfo.InvariantCulture, $"把{i % 97}箱茶叶运回了家。");
            }
        }

        var links = SentenceLinker.Link(english, chinese, []);
        ((double)links.Count(expected.Contains) / expected.Count).ShouldBeGreaterThan(0.97);
    }

    private static double Novels(IReadOnlyList<BilingualGlossary> dictionaries, bool useDictionary)
    {
        var found = new HashSet<string>();
        var gold = new HashSet<string>();
        foreach (var file in Directory.GetFiles(SharedData.Require("data", "alignment", "mac-dev"), "*.tsv"))
        {
            var english = new List<string>();
            var chinese = new List<string>();
            var groups = new List<SentenceLink>();
            foreach (var line in File.ReadLines(file))
            {
                var columns = line.Split('\t');
                var (firstEnglish, firstChinese) = (english.Count, chinese.Count);
                chinese.AddRange(SentenceSplitter.Split(columns[0]).Select(span => span.Of(columns[0]).ToString()));
                english.AddRange(SentenceSplitter.Split(columns[1]).Select(span => span.Of(columns[1]).ToString()));
                groups.Add(new(firstEnglish, english.Count - firstEnglish, firstChinese, chinese.Count - firstChinese));
            }

            var links = SentenceLinker.Link(english, chinese, dictionaries, useDictionary);
            var name = Path.GetFileName(file);
            found.UnionWith(LinkScore.Texts(links).Select(link => name + link));
            gold.UnionWith(LinkScore.Texts(groups).Select(link => name + link));
        }

        return LinkScore.Of(found, gold).F1;
    }

    private static string[] Sentences(Random random, int count, string[] words) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ =>
                    string.Join(
                        ' ',
                        Enumerable.Range(0, random.Next(0, 9)).Select(_ => words[random.Next(words.Length)])
                    )
                ),
        ];
}

using Search.Corpus.Documents;
using Search.Corpus.Reading;
using Search.Testing;
using Search.Text.Pairs;

namespace Search.Corpus.Tests.Reading;

/// <summary>Real files of the formats, where they are at hand.</summary>
public sealed class RealDataTests
{
    [Fact]
    public void A_sentence_collection_is_read_whole_with_its_attributions()
    {
        var (pairs, report) = ScratchFolder.Read(SharedData.Require("data", "parallel", "tatoeba.tsv"));
        report.Format.ShouldBe(CorpusFormat.Tsv);
        pairs.Count.ShouldBe(29_055);
        pairs.ShouldAllBe(p => p.Attribution!.Contains("tatoeba.org") && p.ExternalId == null);
        pairs.Count(p => p.Script == Script.Hans).ShouldBeGreaterThan(pairs.Count / 2);
    }

    [Fact]
    public void A_translation_memory_gives_the_pairs_of_its_plain_twin()
    {
        var (pairs, report) = ScratchFolder.Read(SharedData.Require("data", "parallel", "tico19", "all.en-zh.tmx"));
        report.Format.ShouldBe(CorpusFormat.Tmx);
        pairs.Count.ShouldBe(3_071);
        pairs.ShouldAllBe(p => p.ExternalId != null);
        var (plain, _) = ScratchFolder.Read(SharedData.Require("data", "parallel", "tico19", "all.en-zh.tsv"));
        var known = plain.Select(p => (p.English, p.Chinese)).ToHashSet();
        pairs.Count(p => known.Contains((p.English, p.Chinese))).ShouldBeGreaterThan(3_000);
    }

    [Theory]
    [InlineData("git.git.zh_CN.po", Script.Hans)]
    [InlineData("wesnoth-tutorial.zh_TW.po", Script.Hant)]
    public void A_catalogue_is_read_in_its_script(string name, Script script)
    {
        var (pairs, report) = ScratchFolder.Read(SharedData.Require("data", "formats", "po", name));
        report.Format.ShouldBe(CorpusFormat.Po);
        pairs.Count.ShouldBeGreaterThan(250);
        pairs.Count(p => p.Script == script).ShouldBeGreaterThan(pairs.Count * 3 / 4);
        pairs.ShouldAllBe(p => p.Date != null);
    }

    [Fact]
    public void A_page_of_a_manual_is_read_without_its_navigation()
    {
        var path = SharedData.Require("data", "formats", "html", "ch01.en.html");
        var document = RawDocuments.Read(path, CorpusFormat.Html);
        document.Metadata.Title.ShouldNotBeNull().ShouldContain("GNU/Linux");
        var text = document.Lines.Where(l => l.Kind != RawKind.Navigation).ToList();
        text.ShouldNotContain(l => l.Text == "Next" || l.Text == "Prev" || l.Text == "Table of Contents");
        text.Count(l => l.Kind == RawKind.Heading).ShouldBeGreaterThan(20);
        text.Count(l => l.Kind == RawKind.Text).ShouldBeGreaterThan(150);
    }
}

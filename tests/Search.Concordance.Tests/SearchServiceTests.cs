using Search.Concordance.Searching;
using Search.Query.Contract;
using Search.Query.Tree;
using Search.Testing.Naive;
using Search.Text.Analysis;
using Search.Text.Pairs;

namespace Search.Concordance.Tests;

public sealed class SearchServiceTests
{
    private readonly SearchService _service = new(
        new NaivePairIndex(
            [
                Pair("The bank raised rates.", "银行提高了利率。", "one", 0),
                Pair("The Bank raised RATES!", "银行提高了利率！", "one", 1),
                Pair("A river bank.", "河岸。", "two", 0),
                Pair("Rates fell.", "利率下降。", "two", 1),
                Pair(
                    "He watched the slow grey river for a long while and then sat down on the bank beside the old mill and slept.",
                    "他坐在岸边。",
                    "three",
                    0
                ),
            ],
            new TextAnalyzer()
        )
    );

    [Fact]
    public async Task Neighbours_come_with_a_hit_when_asked_for()
    {
        var hit = (
            await Ask(new SearchQuestion { Text = "river bank -mill", Context = 2 })
        ).Hits.ShouldHaveSingleItem();
        hit.Before.ShouldBeEmpty();
        hit.After.ShouldHaveSingleItem().Pair.English.ShouldBe("Rates fell.");
    }

    [Fact]
    public async Task One_hit_of_each_document_stands_for_the_others()
    {
        var hits = (await Ask(new SearchQuestion { Text = "bank", GroupByDocument = true })).Hits;
        hits.Select(hit => hit.Stored.Pair.Document).ShouldBe(["one", "two", "three"], ignoreOrder: true);
        hits.Single(hit => hit.Stored.Pair.Document == "one").Folded.ShouldBe(1);
    }

    [Fact]
    public async Task Texts_that_differ_in_form_only_are_shown_once()
    {
        var hits = (await Ask(new SearchQuestion { Text = "rates", FoldNearDuplicates = true })).Hits;
        hits.Length.ShouldBe(2);
        hits.Sum(hit => hit.Folded).ShouldBe(1);
    }

    [Theory]
    [InlineData("https://www.example.com/path/page.html?id=42")]
    [InlineData("page.html?id=42")]
    [InlineData("with autoreconf -i -f may")]
    [InlineData("Angular的*预编译*器会")]
    [InlineData("-5°C today")]
    [InlineData("rm -rf build")]
    public async Task A_pasted_text_finds_its_pair_whatever_signs_it_holds(string text)
    {
        var service = new SearchService(
            new NaivePairIndex(
                [
                    Pair(
                        "See https://www.example.com/path/page.html?id=42 for more.",
                        "Angular的*预编译*器会做。",
                        "x",
                        0
                    ),
                    Pair("Updating it with autoreconf -i -f may help.", "更新它。", "x", 1),
                    Pair("It is -5°C today.", "今天零下五度。", "x", 2),
                    Pair("Clean up with rm -rf build first.", "先清理。", "x", 3),
                ],
                new TextAnalyzer()
            )
        );
        var question = new SearchQuestion { Text = text };
        var answer = await service.AskAsync(question, TestContext.Current.CancellationToken);
        var hit = answer.Hits.ShouldHaveSingleItem();
        (hit.English.Text + hit.Chinese.Text).ShouldContain(text);
        var exported = 0;
        await foreach (var pair in service.StreamAsync(question, 10, TestContext.Current.CancellationToken))
        {
            exported++;
            pair.Pair.Id.ShouldBe(hit.Stored.Pair.Id);
        }

        exported.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_left_out_on_purpose_stays_out_where_nothing_is_left()
    {
        var answer = await Ask(new SearchQuestion { Text = "river -bank" });
        answer.Hits.ShouldBeEmpty();
        answer.Notes.ShouldBeEmpty();
        answer = await Ask(new SearchQuestion { Text = "bank -zz" });
        answer.Hits.Length.ShouldBe(4);
        answer.Notes.ShouldHaveSingleItem().ShouldContain("excludes");
        answer = await Ask(new SearchQuestion { Text = "b?nks?ide" });
        answer.Notes.ShouldHaveSingleItem().ShouldContain("literally");
    }

    [Fact]
    public async Task A_concordance_line_is_cut_at_words_around_the_match()
    {
        var answer = await Ask(new SearchQuestion { Text = "bank mill", KeywordInContext = true });
        var line = answer.Hits.ShouldHaveSingleItem().Keyword.ShouldNotBeNull();
        line.Match.ShouldBe("bank");
        line.Left.ShouldEndWith("sat down on the ");
        line.Left.ShouldStartWith("slow grey");
        line.Right.ShouldStartWith(" beside");
    }

    [Fact]
    public async Task An_explanation_says_in_words_why_a_pair_matched()
    {
        var answer = await Ask(new SearchQuestion { Text = "banks 利率", Include = HitParts.Explain });
        var reasons = answer.Hits[0].Explanation.ShouldNotBeNull().Parts.Select(part => part.Description).ToList();
        reasons.ShouldContain(reason => reason.Contains("same stem"));
        reasons.ShouldContain(reason => reason.Contains("the Chinese word 利率"));
    }

    [Fact]
    public async Task All_pairs_of_a_question_can_be_streamed()
    {
        var found = new List<StoredPair>();
        await foreach (
            var pair in _service.StreamAsync(
                new SearchQuestion { Text = "bank", Limit = 1 },
                3,
                TestContext.Current.CancellationToken
            )
        )
        {
            found.Add(pair);
        }

        found.Select(pair => pair.Pair.Id).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task Pages_give_every_hit_once()
    {
        var seen = new List<PairId>();
        PageCursor? after = null;
        do
        {
            var answer = await Ask(
                new SearchQuestion
                {
                    Text = "bank OR rates",
                    Limit = 2,
                    After = after,
                }
            );
            seen.AddRange(answer.Hits.Select(hit => hit.Stored.Pair.Id));
            after = answer.Next;
        } while (after is not null);
        seen.Count.ShouldBe(5);
        seen.Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public async Task The_side_and_the_script_of_a_question_are_told()
    {
        (await Ask(new SearchQuestion { Text = "bank" })).DetectedSide.ShouldBe(Side.English);
        var answer = await Ask(new SearchQuestion { Text = "銀行" });
        answer.DetectedSide.ShouldBe(Side.Chinese);
        answer.DetectedScript.ShouldBe(Script.Hant);
        answer.Hits.Length.ShouldBe(2);
    }

    [Fact]
    public async Task Both_sides_can_be_asked_and_denied()
    {
        (await Ask(new SearchQuestion { English = "bank", Chinese = "银行" })).Hits.Length.ShouldBe(2);
        (await Ask(new SearchQuestion { English = "bank", ChineseWithout = "银行" })).Hits.Length.ShouldBe(2);
    }

    private async Task<SearchAnswer> Ask(SearchQuestion question) =>
        await _service.AskAsync(question, TestContext.Current.CancellationToken);

    private static AlignedPair Pair(string english, string chinese, string document, int position) =>
        new()
        {
            Id = PairId.Compute("test", document, english, chinese),
            English = english,
            Chinese = chinese,
            Source = "test",
            Document = document,
            Position = position,
        };
}

using Search.Concordance.Searching;
using Search.Query.Contract;

namespace Search.Concordance.Tests.Conformance;

/// <summary>The conformance cases, for any engine behind the contract.</summary>
public abstract class ConformanceContract
{
    public static TheoryData<string> Cases() => [.. ConformanceCase.All().Select(one => one.Id)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_case_holds(string id)
    {
        var one = ConformanceCase.All().Single(c => c.Id == id);
        var service = new SearchService(await Index());
        if (one.Must == "400")
        {
            _ = await Should.ThrowAsync<EmptyQuestionException>(async () =>
                await service.AskAsync(one.Question(), TestContext.Current.CancellationToken)
            );
            return;
        }

        if (one.Must == "literal")
        {
            try
            {
                var answer = await service.AskAsync(one.Question(), TestContext.Current.CancellationToken);
                answer.Notes.ShouldNotBeEmpty();
            }
            catch (EmptyQuestionException) { }

            return;
        }

        var names = (await service.AskAsync(one.Question(), TestContext.Current.CancellationToken))
            .Hits.Select(hit => hit.Stored.Pair.ExternalId.ShouldNotBeNull())
            .ToList();
        foreach (var name in one.Must.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            names.ShouldContain(name, one.ToString());
        }

        foreach (var name in one.Never.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            names.ShouldNotContain(name, one.ToString());
        }
    }

    [Fact]
    public async Task A_mixed_run_is_one_mark()
    {
        foreach (var text in new[] { "GPU芯片", "gpu 芯片", "ＧＰＵ芯片", "GPU\u200b芯片" })
        {
            var hit = await First(new SearchQuestion { Text = text }, "P1");
            var mark = hit.Chinese.Highlights.ShouldHaveSingleItem();
            hit.Chinese.Text[mark.Start..mark.End].ShouldBe("GPU芯片");
        }
    }

    [Fact]
    public async Task The_script_as_typed_comes_first()
    {
        var service = new SearchService(await Index());
        var hits = (
            await service.AskAsync(new SearchQuestion { Text = "後院" }, TestContext.Current.CancellationToken)
        ).Hits;
        hits[0].Stored.Pair.ExternalId.ShouldBe("P5T");
    }

    [Fact]
    public async Task Nothing_but_marks_is_markup()
    {
        var hit = await First(new SearchQuestion { Text = "code", Highlight = HighlightForm.Html }, "P35");
        hit.English.Html.ShouldBe("Cats and dogs; a&lt;b&gt; &amp; &quot;x&quot; in <mark>code</mark>.");
    }

    [Fact]
    public async Task A_number_marks_its_whole_expression_on_both_sides()
    {
        var hit = await First(new SearchQuestion { Text = "五百六十万" }, "P2");
        hit.English.Highlights.Select(m => hit.English.Text[m.Start..m.End]).ShouldContain("5.6 million");
        hit.Chinese.Highlights.Select(m => hit.Chinese.Text[m.Start..m.End]).ShouldContain("560万");
    }

    protected abstract ValueTask<IPairIndex> Index();

    private async Task<HitView> First(SearchQuestion question, string name)
    {
        var service = new SearchService(await Index());
        var answer = await service.AskAsync(question, TestContext.Current.CancellationToken);
        return answer.Hits.First(hit => hit.Stored.Pair.ExternalId == name);
    }
}

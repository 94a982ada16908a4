#if LUCENENET
using System.Net;
using System.Text.Json;
using Search.Engines;

namespace Search.Api.Tests;

/// <summary>The service over an index of the Lucene.Net engine, which it builds itself.</summary>
public sealed class LuceneServiceTests(LuceneServiceTests.Lucene service) : IClassFixture<LuceneServiceTests.Lucene>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("chips")]
    [InlineData("芯片")]
    [InlineData("軟件")]
    [InlineData("\"the software\"")]
    [InlineData("chip*")]
    public async Task A_query_finds_pairs_with_their_translations(string query)
    {
        var hits = (await service.AskAsync("/v1/search", "q", query)).GetProperty("data").EnumerateArray().ToList();
        hits.ShouldNotBeEmpty();
        hits.ShouldAllBe(h => h.GetProperty("zh").GetProperty("text").GetString()!.Length > 0);
    }

    [Fact]
    public async Task Lucene_syntax_is_searched_marked_and_exported()
    {
        const string Query = "+english:chips -chinese:软件";
        var answer = await service.AskAsync("/v1/search", "q", Query, "syntax", "lucene", "include", "explain");
        var hits = answer.GetProperty("data").EnumerateArray().ToList();
        hits.ShouldNotBeEmpty();
        hits.ShouldAllBe(h => h.GetProperty("en").GetProperty("highlights").GetArrayLength() > 0);
        hits.ShouldAllBe(h => !h.GetProperty("zh").GetProperty("text").GetString()!.Contains("软件"));
        var file = await service.Client.GetStringAsync(
            new Uri($"/v1/export?format=tsv&syntax=lucene&q={Uri.EscapeDataString(Query)}", UriKind.Relative),
            Token
        );
        file.ShouldContain("chips", Case.Insensitive);
    }

    [Fact]
    public async Task What_does_not_parse_is_a_problem_that_says_so()
    {
        using var answer = await service.Client.GetAsync(
            new Uri("/v1/search?syntax=lucene&q=bank%20AND%20(", UriKind.Relative),
            Token
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement;
        problem.GetProperty("detail").GetString().ShouldNotBeNull().ShouldContain("Lucene's query parser");
    }

    [Fact]
    public async Task Words_contexts_facets_and_statistics_are_answered_too()
    {
        var answer = await service.AskAsync("/v1/search", "q", "chips", "context", "1", "facets", "document");
        answer.GetProperty("data")[0].GetProperty("before").ValueKind.ShouldBe(JsonValueKind.Array);
        answer.GetProperty("facets").GetProperty("document").GetArrayLength().ShouldBeGreaterThan(0);
        (await service.AskAsync("/v1/suggest", "prefix", "chi", "lang", "en")).ToString().ShouldContain("chip");
        (await service.AskAsync("/v1/translations", "q", "chip", "from", "en")).ToString().ShouldContain("芯片");
    }

    public sealed class Lucene : RunningService
    {
        protected override string Engine => PairEngines.Lucene;
    }
}
#endif

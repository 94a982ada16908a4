using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Search.Api.Tests;

public sealed class ServiceTests(RunningService service) : IClassFixture<RunningService>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("chips", "zh")]
    [InlineData("芯片", "en")]
    public async Task A_query_in_either_language_finds_pairs_with_their_translations(string query, string other)
    {
        var answer = await service.AskAsync("/v1/search", "q", query);
        var hits = answer.GetProperty("data").EnumerateArray().ToList();
        hits.ShouldNotBeEmpty();
        hits.ShouldAllBe(h => h.GetProperty(other).GetProperty("text").GetString()!.Length > 0);
        hits.ShouldAllBe(h => h.GetProperty("source").GetProperty("name").GetString()!.Length > 0);
    }

    [Fact]
    public async Task Highlights_are_spans_of_the_original_text()
    {
        var answer = await service.AskAsync("/v1/search", "q", "芯片");
        foreach (var hit in answer.GetProperty("data").EnumerateArray())
        {
            var side = hit.GetProperty("zh");
            var text = side.GetProperty("text").GetString()!;
            var marked = side.GetProperty("highlights")
                .EnumerateArray()
                .Select(s => text[s.GetProperty("start").GetInt32()..s.GetProperty("end").GetInt32()])
                .ToList();
            marked.ShouldNotBeEmpty();
            marked.ShouldAllBe(m => m == "芯片" || m == "晶片");
        }
    }

    [Fact]
    public async Task Html_escapes_everything_but_the_marks()
    {
        var answer = await service.AskAsync("/v1/search", "q", "chips", "highlight", "html");
        var html = answer.GetProperty("data")[0].GetProperty("en").GetProperty("html").GetString()!;
        html.ShouldContain("<mark>");
        html.Replace("<mark>", "", StringComparison.Ordinal)
            .Replace("</mark>", "", StringComparison.Ordinal)
            .ShouldNotContain("<");
    }

    [Fact]
    public async Task Paging_visits_every_hit_once()
    {
        var seen = new List<string>();
        string? after = null;
        do
        {
            var answer = after is null
                ? await service.AskAsync("/v1/search", "q", "*", "limit", "50", "total", "exact")
                : await service.AskAsync("/v1/search", "q", "*", "limit", "50", "total", "exact", "after", after);
            seen.AddRange(answer.GetProperty("data").EnumerateArray().Select(h => h.GetProperty("id").GetString()!));
            var paging = answer.GetProperty("paging");
            after = paging.GetProperty("hasNext").GetBoolean() ? paging.GetProperty("next").GetString() : null;
            answer.GetProperty("total").GetProperty("relation").GetString().ShouldBe("eq");
            seen.Count.ShouldBeLessThanOrEqualTo(answer.GetProperty("total").GetProperty("value").GetInt32());
        } while (after is not null);

        seen.Count.ShouldBeGreaterThanOrEqualTo(300);
        seen.Distinct(StringComparer.Ordinal).Count().ShouldBe(seen.Count);
    }

    [Theory]
    [InlineData("/v1/search?q=bank&limit=-1", "limit")]
    [InlineData("/v1/search?q=bank&nonsense=1", "nonsense")]
    [InlineData("/v1/search?q=bank&q=river", "q")]
    [InlineData("/v1/search?q=%EF%BC%8C%E3%80%82", "q")]
    [InlineData("/v1/search?q=", "q")]
    [InlineData("/v1/search", "q")]
    [InlineData("/v1/search?q=%ED%A1%81", "q")]
    [InlineData("/v1/pairs/xyz", "id")]
    [InlineData("/v1/export?q=bank&format=doc", "format")]
    [InlineData("/v1/suggest?prefix=", "prefix")]
    public async Task A_wrong_parameter_is_a_problem_document_that_names_it(string path, string parameter)
    {
        using var answer = await service.Client.GetAsync(new Uri(path, UriKind.Relative), Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        problem.GetProperty("parameter").GetString().ShouldBe(parameter);
    }

    [Theory]
    [InlineData("/v1/search?", "q", "word ")]
    [InlineData("/v1/search?", "en", "word ")]
    [InlineData("/v1/search?", "zh", "港口 ")]
    [InlineData("/v1/search?", "en_not", "word ")]
    [InlineData("/v1/search?", "zh_not", "港口 ")]
    [InlineData("/v1/export?format=tsv&", "zh", "港口 ")]
    public async Task Too_many_words_are_a_problem_document_that_names_their_parameter(
        string path,
        string parameter,
        string word
    )
    {
        var text = Uri.EscapeDataString(string.Concat(Enumerable.Repeat(word, 65)));
        var other = string.Equals(parameter, "q", StringComparison.Ordinal) ? "" : "&q=bank";
        using var answer = await service.Client.GetAsync(
            new Uri($"{path}{parameter}={text}{other}", UriKind.Relative),
            Token
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        problem.GetProperty("parameter").GetString().ShouldBe(parameter);
        problem.GetProperty("detail").GetString()!.ShouldContain("64");
    }

    [Theory]
    [InlineData("""{"q": "bank", "nonsense": 1}""", "nonsense")]
    [InlineData("""{"q": "bank", "limit": "many"}""", "limit")]
    [InlineData("""{"q": "bank", "limit": 500}""", "limit")]
    [InlineData("""{"q": "bank", "include": ["nonsense"]}""", "include")]
    [InlineData("""{"q": "\ud841"}""", "q")]
    [InlineData("""{}""", "q")]
    public async Task A_wrong_field_of_a_body_is_a_problem_document_that_names_it(string json, string parameter)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await service.Client.PostAsync(new Uri("/v1/search", UriKind.Relative), body, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        problem.GetProperty("parameter").GetString().ShouldBe(parameter);
    }

    [Fact]
    public async Task A_hit_shows_its_Chinese_side_in_the_other_script_when_asked_for()
    {
        var hit = (
            await service.AskAsync("/v1/search", "q", "软件", "script", "hans", "include", "other_script")
        ).GetProperty("data")[0];
        hit.GetProperty("zh").GetProperty("text").GetString()!.ShouldContain("软件");
        hit.GetProperty("otherScript").GetProperty("script").GetString().ShouldBe("hant");
        hit.GetProperty("otherScript").GetProperty("text").GetString()!.ShouldContain("軟件");
    }

    [Fact]
    public async Task Documents_come_once_over_all_pages()
    {
        var seen = new List<string>();
        var folded = 0;
        string? after = null;
        do
        {
            string[] more = after is null ? [] : ["after", after];
            var answer = await service.AskAsync(
                "/v1/search",
                ["q", "the", "group", "document", "limit", "3", "total", "exact", .. more]
            );
            foreach (var hit in answer.GetProperty("data").EnumerateArray())
            {
                var source = hit.GetProperty("source");
                seen.Add($"{source.GetProperty("name")}/{source.GetProperty("document")}");
                folded += hit.GetProperty("folded").GetInt32();
            }

            after = answer.GetProperty("paging").TryGetProperty("next", out var next) ? next.GetString() : null;
            if (after is null)
            {
                (seen.Count + folded).ShouldBe(answer.GetProperty("total").GetProperty("value").GetInt32());
            }
        } while (after is not null);

        seen.Count.ShouldBeGreaterThan(3);
        seen.Distinct(StringComparer.Ordinal).Count().ShouldBe(seen.Count);
    }

    [Fact]
    public async Task A_query_that_does_not_parse_is_searched_literally_with_a_note()
    {
        using var answer = await service.Client.GetAsync(new Uri("/v1/search?q=((((chips", UriKind.Relative), Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
        body.GetProperty("query").GetProperty("notes").GetArrayLength().ShouldBeGreaterThan(0);
        body.GetProperty("data").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_body_asks_the_same_as_an_address()
    {
        using var body = new StringContent("""{"q": "芯片", "limit": 3}""", Encoding.UTF8, "application/json");
        using var posted = await service.Client.PostAsync(new Uri("/v1/search", UriKind.Relative), body, Token);
        posted.StatusCode.ShouldBe(HttpStatusCode.OK);
        var byBody = await posted.Content.ReadFromJsonAsync<JsonElement>(Token);
        var byAddress = await service.AskAsync("/v1/search", "q", "芯片", "limit", "3");
        byBody.GetProperty("data").ToString().ShouldBe(byAddress.GetProperty("data").ToString());
    }

    [Fact]
    public async Task An_answer_that_the_client_has_is_not_sent_again()
    {
        var uri = new Uri("/v1/search?q=chips", UriKind.Relative);
        using var first = await service.Client.GetAsync(uri, Token);
        first.Headers.ETag.ShouldNotBeNull();
        using var again = new HttpRequestMessage(HttpMethod.Get, uri);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag);
        using var second = await service.Client.SendAsync(again, Token);
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_pair_is_found_by_its_id_with_its_neighbours()
    {
        var hit = (await service.AskAsync("/v1/search", "q", "chips", "limit", "1")).GetProperty("data")[0];
        var id = hit.GetProperty("id").GetString();
        var pair = await service.AskAsync($"/v1/pairs/{id}");
        pair.GetProperty("en")
            .GetProperty("text")
            .ToString()
            .ShouldBe(hit.GetProperty("en").GetProperty("text").ToString());
        var context = await service.AskAsync($"/v1/pairs/{id}/context", "before", "3", "after", "3");
        (
            context.GetProperty("before").GetArrayLength() + context.GetProperty("after").GetArrayLength()
        ).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_pair_that_does_not_exist_is_404()
    {
        using var answer = await service.Client.GetAsync(
            new Uri($"/v1/pairs/{new string('0', 32)}", UriKind.Relative),
            Token
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("tmx", "<tmx")]
    [InlineData("tsv", "\t")]
    [InlineData("csv", "english,chinese")]
    [InlineData("jsonl", "{\"id\"")]
    public async Task A_whole_result_can_be_exported(string format, string sign)
    {
        var text = await service.Client.GetStringAsync(
            new Uri($"/v1/export?q=%E8%8A%AF%E7%89%87&format={format}", UriKind.Relative),
            Token
        );
        text.ShouldContain(sign);
        text.ShouldContain("芯片");
    }

    [Fact]
    public async Task Suggestions_complete_a_prefix_with_words_of_the_index()
    {
        var answer = await service.AskAsync("/v1/suggest", "prefix", "chi");
        var words = answer
            .GetProperty("data")
            .EnumerateArray()
            .Select(w => w.GetProperty("text").GetString()!)
            .ToList();
        words.ShouldContain("chips");
    }

    [Theory]
    [InlineData("xinpian")]
    [InlineData("xinp")]
    [InlineData("x p")]
    [InlineData("xp")]
    public async Task Suggestions_take_pinyin_as_input_methods_do(string prefix)
    {
        var answer = await service.AskAsync("/v1/suggest", "prefix", prefix);
        answer
            .GetProperty("data")
            .EnumerateArray()
            .ShouldContain(s =>
                s.GetProperty("text").GetString() == "芯片" && s.GetProperty("kind").GetString() == "reading"
            );
    }

    [Fact]
    public async Task Text_can_be_analysed()
    {
        using var body = new StringContent("""{"text": "GPU芯片", "lang": "zh"}""", Encoding.UTF8, "application/json");
        using var answer = await service.Client.PostAsync(new Uri("/v1/analyze", UriKind.Relative), body, Token);
        var tokens = (await answer.Content.ReadFromJsonAsync<JsonElement>(Token))
            .GetProperty("tokens")
            .EnumerateArray();
        tokens.Select(t => t.GetProperty("term").GetString()).ShouldContain("芯片");
    }

    [Fact]
    public async Task Statistics_and_sources_count_the_same_pairs()
    {
        var statistics = await service.AskAsync("/v1/stats");
        var sources = await service.AskAsync("/v1/sources");
        statistics.GetProperty("pairs").GetInt64().ShouldBeGreaterThanOrEqualTo(300);
        sources
            .GetProperty("data")
            .EnumerateArray()
            .Sum(s => s.GetProperty("pairs").GetInt64())
            .ShouldBeGreaterThanOrEqualTo(statistics.GetProperty("pairs").GetInt64());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/page.js")]
    [InlineData("/swagger/index.html")]
    [InlineData("/health/live")]
    [InlineData("/version")]
    public async Task The_page_and_its_companions_are_served(string path)
    {
        using var answer = await service.Client.GetAsync(new Uri(path, UriKind.Relative), Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Unknown_paths_and_methods_are_problem_documents()
    {
        using var missing = await service.Client.GetAsync(new Uri("/v1/nope", UriKind.Relative), Token);
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        missing.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
        using var wrong = await service.Client.DeleteAsync(new Uri("/v1/search", UriKind.Relative), Token);
        wrong.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        wrong.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task The_committed_openapi_document_is_the_generated_one()
    {
        var generated = await service.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), Token);
        var file = Path.Combine(RunningService.RepositoryRoot(), "src", "Search.Api", "openapi.v1.json");
        var committed = await File.ReadAllTextAsync(file, Token);
        generated
            .ReplaceLineEndings("\n")
            .TrimEnd()
            .ShouldBe(
                committed.ReplaceLineEndings("\n").TrimEnd(),
                "The API changed: run the service and save /openapi/v1.json over src/Search.Api/openapi.v1.json."
            );
    }

    [Fact]
    public async Task Every_operation_has_a_summary_and_every_reading_one_works_with_its_examples()
    {
        var document = await service.AskAsync("/openapi/v1.json");
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                operation.Value.TryGetProperty("summary", out _).ShouldBeTrue($"{operation.Name} {path.Name}");
                if (operation.Name != "get" || path.Name.Contains('{', StringComparison.Ordinal))
                {
                    continue;
                }

                var parameters = operation.Value.TryGetProperty("parameters", out var list)
                    ? list.EnumerateArray().Where(p => p.TryGetProperty("example", out _)).ToList()
                    : [];
                var query = string.Join(
                    '&',
                    parameters.Select(p =>
                        $"{p.GetProperty("name").GetString()}={Uri.EscapeDataString(p.GetProperty("example").ToString())}"
                    )
                );
                using var answer = await service.Client.GetAsync(
                    new Uri($"{path.Name}?{query}", UriKind.Relative),
                    Token
                );
                answer.IsSuccessStatusCode.ShouldBeTrue($"{path.Name}?{query}: {answer.StatusCode}");
            }
        }
    }
}

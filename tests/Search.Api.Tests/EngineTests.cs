using System.Net;
using System.Text.Json;

namespace Search.Api.Tests;

/// <summary>Lucene's syntax at a service of the embedded engine.</summary>
public sealed class EngineTests(RunningService service) : IClassFixture<RunningService>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/v1/search?q=chips&syntax=lucene")]
    [InlineData("/v1/search?q=chips&syntax=other")]
    [InlineData("/v1/export?q=chips&format=tsv&syntax=lucene")]
    public async Task A_syntax_that_the_engine_does_not_know_is_named(string address)
    {
        using var answer = await service.Client.GetAsync(new Uri(address, UriKind.Relative), Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Token)).RootElement;
        problem.GetProperty("parameter").GetString().ShouldBe("syntax");
    }
}

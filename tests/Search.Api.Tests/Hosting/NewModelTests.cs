using System.Net;
using Search.Concordance.WordAlignment;

namespace Search.Api.Tests.Hosting;

/// <summary>A service whose word model is replaced while it runs.</summary>
public sealed class NewModelTests : RunningService
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_model_that_is_replaced_is_taken_up_and_cached_answers_are_not_used_any_more()
    {
        var path = TranslationModelFile.PathIn(IndexFolder);
        var (before, status) = await TagAsync();
        status.ShouldBe(HttpStatusCode.OK);
        var aside = path + ".aside";
        File.Move(path, aside);
        var without = await WaitForAsync(HttpStatusCode.Conflict);
        File.Move(aside, path);
        var after = await WaitForAsync(HttpStatusCode.OK);
        without.ShouldNotBe(before);
        after.ShouldBe(before);
    }

    [Fact]
    public async Task A_damaged_model_is_not_taken_up()
    {
        var path = TranslationModelFile.PathIn(IndexFolder);
        var bytes = await File.ReadAllBytesAsync(path, Token);
        var damaged = bytes.ToArray();
        damaged[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(path, damaged[..^1], Token);
        for (var seconds = 0; seconds < 5; seconds++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), Token);
            (await TagAsync()).Status.ShouldBe(HttpStatusCode.OK);
        }

        await File.WriteAllBytesAsync(path, bytes, Token);
    }

    private async Task<string> WaitForAsync(HttpStatusCode wanted)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            var (tag, status) = await TagAsync();
            if (status == wanted)
            {
                return tag;
            }

            await Task.Delay(100, Token);
        }

        throw new TimeoutException($"The service did not come to answer {wanted}.");
    }

    private async Task<(string Tag, HttpStatusCode Status)> TagAsync()
    {
        using var answer = await Client.GetAsync(new Uri("/v1/translations?q=chips", UriKind.Relative), Token);
        return (answer.Headers.ETag?.Tag ?? "", answer.StatusCode);
    }
}

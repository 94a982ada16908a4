namespace Search.Api.Health;

/// <summary>Asks a running service whether it is ready: the container's health check, which has no curl.</summary>
public static class HealthProbe
{
    /// <summary>Asks once, for at most four seconds.</summary>
    /// <returns>0 when the service is ready, 1 when it is not or does not answer.</returns>
    public static async Task<int> AskAsync(string address, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var service))
        {
            await Console
                .Error.WriteLineAsync($"--health: {address} is no address; give one like http://127.0.0.1:5080")
                .ConfigureAwait(false);
            return 2;
        }

        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(4) };
        try
        {
            using var answer = await client
                .GetAsync(new Uri(service, "/health/ready"), cancellationToken)
                .ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
            return 1;
        }
    }
}

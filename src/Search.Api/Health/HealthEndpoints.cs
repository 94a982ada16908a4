using Microsoft.AspNetCore.Http.HttpResults;
using Search.Api.Hosting;

namespace Search.Api.Health;

/// <summary>`/health`: is the process alive, and does it answer searches.</summary>
public static class HealthEndpoints
{
    /// <summary>Adds the group.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/health").WithTags("Operations");
        group
            .MapGet("/live", () => TypedResults.Ok(new HealthAnswer("alive", null)))
            .WithName("live")
            .WithSummary("Whether the process runs");
        group
            .MapGet("/ready", Ready)
            .WithName("ready")
            .WithSummary("Whether an index is open and warm; 503 until then");
    }

    private static Results<Ok<HealthAnswer>, JsonHttpResult<HealthAnswer>> Ready(IndexHost host) =>
        host.IsReady
            ? TypedResults.Ok(new HealthAnswer("ready", host.Index.Generation))
            : TypedResults.Json(
                new HealthAnswer("starting", null),
                statusCode: StatusCodes.Status503ServiceUnavailable
            );
}

/// <summary>The answer of a health check.</summary>
/// <param name="Status">`alive`, `ready` or `starting`.</param>
/// <param name="Generation">The commit that answers.</param>
public sealed record HealthAnswer(string Status, long? Generation);

using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using Search.Api.Hosting;
using Search.Query.Contract;

namespace Search.Api.Operations;

/// <summary>`/v1/sources`, `/v1/stats`, `/version`: what the service holds and is.</summary>
public static class OperationEndpoints
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").WithTags("Operations").WithReadRules();
        group
            .MapGet("/v1/sources", SourcesAsync)
            .WithName("sources")
            .WithSummary("The sources and how many pairs each has")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group
            .MapGet("/v1/stats", StatisticsAsync)
            .WithName("stats")
            .WithSummary("What the index holds")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        group.MapGet("/version", Version).WithName("version").WithSummary("Which version of the service this is");
    }

    private static async Task<Ok<SourcesJson>> SourcesAsync(IndexHost host, CancellationToken cancellationToken)
    {
        var statistics = await host.Index.GetStatisticsAsync(cancellationToken).ConfigureAwait(false);
        return TypedResults.Ok(
            new SourcesJson([.. statistics.Sources.Select(s => new SourceCountJson(s.Value, s.Count))])
        );
    }

    private static async Task<Ok<IndexStatistics>> StatisticsAsync(
        IndexHost host,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(await host.Index.GetStatisticsAsync(cancellationToken).ConfigureAwait(false));

    private static Ok<VersionJson> Version()
    {
        var assembly = typeof(OperationEndpoints).Assembly;
        return TypedResults.Ok(
            new VersionJson(
                assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0",
                Environment.Version.ToString()
            )
        );
    }
}

/// <summary>The sources.</summary>
/// <param name="Data">Largest first.</param>
public sealed record SourcesJson(IReadOnlyList<SourceCountJson> Data);

/// <summary>A source.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Pairs">How many pairs it has.</param>
public sealed record SourceCountJson(string Name, long Pairs);

/// <summary>The version.</summary>
/// <param name="Version">Of the service.</param>
/// <param name="Runtime">Of .NET.</param>
public sealed record VersionJson(string Version, string Runtime);

using Search.Api.Hosting;
using Search.Api.OpenApi;
using Search.Api.Problems;
using Search.Api.Searching;
using Search.Concordance.Exporting;

namespace Search.Api.Exporting;

/// <summary>`/v1/export`: a whole result as a file, streamed.</summary>
public static class ExportEndpoints
{
    /// <summary>Adds the endpoint.</summary>
    public static void MapExport(this IEndpointRouteBuilder routes) =>
        routes
            .MapGroup("/v1/export")
            .WithTags("Pairs")
            .WithReadRules()
            .MapGet("", ExportAsync)
            .WithParameters<ExportParameters>()
            .WithName("export")
            .WithSummary("All pairs that a query finds, as a file")
            .WithDescription(
                "The parameters of a search without paging. The file is streamed: the first pairs arrive before the last are found."
            )
            .WithExample(("q", "芯片"), ("format", "tsv"))
            .Produces(StatusCodes.Status200OK, contentType: "text/tab-separated-values")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            // A whole result takes as long as its reader takes to read it.
            .WithRequestTimeout(TimeSpan.FromMinutes(10));

    private static async Task ExportAsync(
        [AsParameters] ExportParameters parameters,
        IndexHost host,
        HttpContext context,
        CancellationToken cancellationToken
    )
    {
        var format = Format(parameters.Format);
        var question = QuestionReader.ReadQuery(parameters);
        // Asked once without hits before the answer begins, so that a wrong query is still a problem document.
        _ = await host.AskAsync(question with { Limit = 0 }, cancellationToken).ConfigureAwait(false);
        var pairs = host.Search.StreamAsync(question, cancellationToken: cancellationToken);
        context.Response.ContentType = PairExport.MediaType(format);
        context.Response.Headers.ContentDisposition = $"attachment; filename=pairs{PairExport.FileExtension(format)}";
        _ = await PairExport.WriteAsync(context.Response.Body, format, pairs, cancellationToken).ConfigureAwait(false);
    }

    private static ExportFormat Format(string? text) =>
        text switch
        {
            "tmx" => ExportFormat.Tmx,
            "tsv" => ExportFormat.Tsv,
            "csv" => ExportFormat.Csv,
            "jsonl" => ExportFormat.Jsonl,
            _ => throw new RequestProblemException("format", "format must be one of tmx, tsv, csv, jsonl."),
        };
}

using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Search.Api.Hosting;
using Search.Query.Contract;

namespace Search.Api.Problems;

/// <summary>Turns exceptions into RFC 9457 problem documents; nothing of the inside leaks out.</summary>
public sealed class ProblemHandler(IProblemDetailsService problems) : IExceptionHandler
{
    /// <inheritdoc/>
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken
    )
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to read an answer; 499 is what logs call it.
            httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var details = Describe(exception);
        httpContext.Response.StatusCode = details.Status ?? StatusCodes.Status500InternalServerError;
        if (details.Status == StatusCodes.Status503ServiceUnavailable)
        {
            httpContext.Response.Headers.RetryAfter = "2";
        }

        return await problems
            .TryWriteAsync(
                new ProblemDetailsContext
                {
                    HttpContext = httpContext,
                    ProblemDetails = details,
                    Exception = exception,
                }
            )
            .ConfigureAwait(false);
    }

    // The exception's own message names types of ours, which mean nothing to a caller.
    private static string Explain(JsonException json) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"The JSON body cannot be read at {json.Path ?? "$"} (line {json.LineNumber + 1 ?? 1}): a field that does not exist, a value of the wrong type, or broken JSON."
        );

    private static ProblemDetails Describe(Exception exception)
    {
        switch (exception)
        {
            case RequestProblemException problem:
                var details = new ProblemDetails
                {
                    Status = StatusCodes.Status400BadRequest,
                    Title = problem.Parameter.Length > 0 ? $"Parameter {problem.Parameter} is wrong" : "Bad request",
                    Detail = problem.Message,
                };
                if (problem.Parameter.Length > 0)
                {
                    details.Extensions["parameter"] = problem.Parameter;
                }

                if (problem.Position is { } position)
                {
                    details.Extensions["position"] = position;
                }

                return details;
            case BadHttpRequestException { InnerException: JsonException json } bad:
                var broken = new ProblemDetails
                {
                    Status = bad.StatusCode,
                    Title = "Bad request",
                    Detail = Explain(json),
                };
                if (json.Path is ['$', '.', .. var field])
                {
                    broken.Extensions["parameter"] = field;
                }

                return broken;
            case BadHttpRequestException bad:
                return new ProblemDetails
                {
                    Status = bad.StatusCode,
                    Title = "Bad request",
                    // The framework's words for a missing body speak of its own inside.
                    Detail = bad.Message.StartsWith("Implicit body", StringComparison.Ordinal)
                        ? "The request has no body; send a JSON object."
                        : bad.Message,
                };
            case QueryLimitException limit:
                return new ProblemDetails
                {
                    Status = StatusCodes.Status400BadRequest,
                    Title = "The query asks for too much",
                    Detail = limit.Message,
                };
            case IndexNotReadyException waiting:
                return new ProblemDetails
                {
                    Status = StatusCodes.Status503ServiceUnavailable,
                    Title = "Not ready",
                    Detail = waiting.Message,
                };
            case QuerySyntaxException syntax:
                return Describe(new RequestProblemException("syntax", syntax.Message));
            case OperationCanceledException:
                return new ProblemDetails
                {
                    Status = StatusCodes.Status504GatewayTimeout,
                    Title = "The search took too long",
                    Detail = "The search was stopped at its time limit. Ask for something narrower.",
                };
            default:
                return new ProblemDetails
                {
                    Status = StatusCodes.Status500InternalServerError,
                    Title = "The service failed",
                    Detail = "The log of the service says why.",
                };
        }
    }
}

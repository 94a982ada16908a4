using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Search.Api.Problems;

namespace Search.Api.Hosting;

/// <summary>Rules that all reading endpoints share.</summary>
public static class ReadRules
{
    /// <summary>Name of the limiter that bounds how many requests run at once.</summary>
    public const string Limiter = "reading";

    /// <summary>Bounds time and number of concurrent requests.</summary>
    public static RouteGroupBuilder WithReadRules(this RouteGroupBuilder group)
    {
        _ = group.RequireRateLimiting(Limiter).WithRequestTimeout(TimeSpan.FromSeconds(20));
        return group;
    }

    /// <summary>Answers 400 to a query parameter that the endpoint does not know, and to an empty one given twice.</summary>
    /// <typeparam name="T">The record that the parameters are bound to.</typeparam>
    public static RouteHandlerBuilder WithParameters<T>(this RouteHandlerBuilder route)
    {
        var known = typeof(T)
            .GetProperties()
            .Select(p => (p.GetCustomAttribute<FromQueryAttribute>()?.Name, p.PropertyType.IsArray))
            .Where(p => p.Name is not null)
            .ToDictionary(p => p.Name!, p => p.IsArray, StringComparer.Ordinal);
        return route.AddEndpointFilter(
            (context, next) =>
            {
                QueryEncoding.Check(context.HttpContext.Request.QueryString);
                foreach (var (name, values) in context.HttpContext.Request.Query)
                {
                    if (!known.TryGetValue(name, out var repeats))
                    {
                        throw new RequestProblemException(
                            name,
                            $"There is no parameter {QuestionText(name)}. Known are {string.Join(", ", known.Keys)}."
                        );
                    }

                    if (!repeats && values.Count > 1)
                    {
                        throw new RequestProblemException(name, $"{name} is given {values.Count} times; give it once.");
                    }
                }

                return next(context);
            }
        );
    }

    /// <summary>
    /// Gives each answer an entity tag of the state of the index and the address, answers 304 when the client has it, and lets caches
    /// keep it for a minute.
    /// </summary>
    public static RouteHandlerBuilder WithRevalidation(this RouteHandlerBuilder route) =>
        route.AddEndpointFilter(
            async (context, next) =>
            {
                var http = context.HttpContext;
                var host = http.RequestServices.GetRequiredService<IndexHost>();
                var tag = Tag(host.State, http.Request);
                var result = http.Request.Headers.IfNoneMatch.Any(v =>
                    v is not null && v.Contains(tag, StringComparison.Ordinal)
                )
                    ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
                    : await next(context).ConfigureAwait(false);
                http.Response.Headers.ETag = tag;
                http.Response.Headers.CacheControl = "public, max-age=60";
                return result;
            }
        );

    private static string QuestionText(string name) => name.Length <= 40 ? name : name[..40] + "…";

    private static string Tag(string state, HttpRequest request)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{request.Path}{request.QueryString}"));
        return $"\"{state}-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}\"";
    }
}

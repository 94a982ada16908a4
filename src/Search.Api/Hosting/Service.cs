using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Logging.Console;
using Search.Api.Exporting;
using Search.Api.Health;
using Search.Api.OpenApi;
using Search.Api.Operations;
using Search.Api.Pairs;
using Search.Api.Problems;
using Search.Api.Searching;
using Search.Api.TranslationMemory;
using Search.Api.Words;
using Search.Query.Contract;

namespace Search.Api.Hosting;

/// <summary>Puts the service together: what it listens to, what it answers with, in which order.</summary>
public static class Service
{
    /// <summary>Builds the index when it is missing, then serves until it is stopped.</summary>
    /// <returns>The exit code: 0, or 1 when the index or the corpus cannot be used.</returns>
    public static async Task<int> RunAsync(ServiceOptions options, CancellationToken cancellationToken)
    {
        var index = await IndexStartup.OpenAsync(options, Console.Out, cancellationToken).ConfigureAwait(false);
        if (index is null)
        {
            return 1;
        }

        var app = Create(options, index);
        await using (app.ConfigureAwait(false))
        {
            app.Lifetime.ApplicationStarted.Register(() =>
            {
                foreach (var url in app.Urls)
                {
                    Console.Out.WriteLine($"Page:       {url}/");
                    Console.Out.WriteLine($"Swagger UI: {url}/swagger");
                }
            });
            await app.RunAsync(cancellationToken).ConfigureAwait(false);
        }

        return 0;
    }

    /// <summary>Builds the service without starting it.</summary>
    /// <param name="options">What it is started with.</param>
    /// <param name="index">The index that it answers from, and disposes.</param>
    public static WebApplication Create(ServiceOptions options, IPairIndex index)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, WebRootPath = "wwwroot" }
        );
        _ = builder.WebHost.UseUrls(options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries));
        _ = builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 1 << 20;
        });
        _ = builder.Logging.ClearProviders().AddSimpleConsole(c => c.ColorBehavior = LoggerColorBehavior.Disabled);
        _ = builder.Logging.SetMinimumLevel(LogLevel.Warning);
        AddServices(builder.Services, options, index);
        var app = builder.Build();
        Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, ServiceOptions options, IPairIndex index)
    {
        _ = services
            .AddSingleton(options)
            .AddSingleton(index)
            .AddSingleton<IndexHost>()
            .AddHostedService<IndexLifetime>();
        _ = services.AddProblemDetails().AddExceptionHandler<ProblemHandler>();
        _ = services.AddRequestTimeouts().AddResponseCompression(o => o.EnableForHttps = true);
        _ = services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "1";
                return ValueTask.CompletedTask;
            };
            _ = o.AddConcurrencyLimiter(
                ReadRules.Limiter,
                c =>
                {
                    c.PermitLimit = 8 * Environment.ProcessorCount;
                    c.QueueLimit = 64 * Environment.ProcessorCount;
                }
            );
        });
        _ = services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            o.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            // Chinese stays readable; the answer is never put into HTML as it is.
            o.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            o.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        });
        _ = services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddOpenApiDocument();
    }

    private static void Map(WebApplication app)
    {
        _ = app.UseExceptionHandler().UseStatusCodePages();
        _ = app.Use(
            (context, next) =>
            {
                context.Response.Headers.XContentTypeOptions = "nosniff";
                context.Response.Headers["Referrer-Policy"] = "no-referrer";
                return next(context);
            }
        );
        _ = app.UseResponseCompression().UseDefaultFiles().UseStaticFiles();
        app.UseOpenApiDocument();
        _ = app.UseRouting().UseRequestTimeouts().UseRateLimiter();
        app.MapSearch();
        app.MapWords();
        app.MapTranslationMemory();
        app.MapPairs();
        app.MapExport();
        app.MapOperations();
        app.MapHealth();
    }
}

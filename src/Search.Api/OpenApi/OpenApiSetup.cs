using Microsoft.OpenApi;

namespace Search.Api.OpenApi;

/// <summary>The generated OpenAPI 3.1 document and Swagger UI.</summary>
public static class OpenApiSetup
{
    /// <summary>Name of the document and of the version in paths.</summary>
    public const string Version = "v1";

    /// <summary>Adds the generator.</summary>
    public static void AddOpenApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(
                Version,
                new OpenApiInfo
                {
                    Title = "Bilingual search",
                    Version = Version,
                    Description =
                        "Full-text search over aligned English–Chinese pairs: a query in either language and either script "
                        + "returns the hits with their translations, the matching words marked. Spans are UTF-16 units of the "
                        + "original text; errors are RFC 9457 problem documents.",
                    License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
                }
            );
            foreach (
                var file in Directory
                    .EnumerateFiles(AppContext.BaseDirectory, "Search.*.xml")
                    .Order(StringComparer.Ordinal)
            )
            {
                options.IncludeXmlComments(file);
            }

            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            // The order of the document does not depend on the order of registration.
            options.OrderActionsBy(a => $"{a.RelativePath} {a.HttpMethod}");
            options.OperationFilter<ExampleFilter>();
        });
    }

    /// <summary>Serves the document at `/openapi/v1.json` and Swagger UI at `/swagger`.</summary>
    public static void UseOpenApiDocument(this IApplicationBuilder app)
    {
        app.UseSwagger(options =>
        {
            options.RouteTemplate = "openapi/{documentName}.json";
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        });
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "swagger";
            options.DocumentTitle = "Bilingual search API";
            options.SwaggerEndpoint($"/openapi/{Version}.json", "Bilingual search " + Version);
            options.EnableTryItOutByDefault();
            options.DisplayRequestDuration();
        });
    }
}

using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Search.Api.OpenApi;

/// <summary>Writes the examples of <see cref="OperationExample"/> into the document.</summary>
public sealed class ExampleFilter : IOperationFilter
{
    /// <inheritdoc/>
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var example = context
            .ApiDescription.ActionDescriptor.EndpointMetadata.OfType<OperationExample>()
            .LastOrDefault();
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (parameter.Name is { } name && example?.Values.TryGetValue(name, out var value) == true)
            {
                parameter.Example = JsonValue.Create(value);
            }
        }

        if (operation.RequestBody?.Content is { } content)
        {
            foreach (var media in content.Values.OfType<OpenApiMediaType>())
            {
                if (
                    context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<BodyExample>().LastOrDefault() is
                    { } body
                )
                {
                    media.Example = JsonNode.Parse(body.Json);
                }
            }
        }
    }
}

/// <summary>A JSON body that Swagger UI fills in.</summary>
/// <param name="Json">The body.</param>
public sealed record BodyExample(string Json);

namespace Search.Api.OpenApi;

/// <summary>Values that Swagger UI fills in, so that an operation works when it is tried there.</summary>
/// <param name="Values">Parameter names and values.</param>
public sealed record OperationExample(IReadOnlyDictionary<string, string> Values);

/// <summary>Adds examples to endpoints.</summary>
public static class OperationExampleExtensions
{
    /// <summary>Gives an operation example values of its parameters.</summary>
    public static RouteHandlerBuilder WithExample(
        this RouteHandlerBuilder route,
        params (string Name, string Value)[] values
    ) =>
        route.WithMetadata(
            new OperationExample(values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal))
        );
}

namespace Search.Api.Words;

/// <summary>`/v1/suggest`, `/v1/translations`, `/v1/collocations`, `/v1/analyze`: single words.</summary>
public static class WordsEndpoints
{
    /// <summary>Adds the endpoints.</summary>
    public static void MapWords(this IEndpointRouteBuilder routes)
    {
        routes.MapSuggest();
        routes.MapTranslations();
        routes.MapCollocations();
        routes.MapAnalyze();
    }
}

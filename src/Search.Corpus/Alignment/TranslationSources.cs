namespace Search.Corpus.Alignment;

/// <summary>Gathers the dictionaries that an alignment draws on.</summary>
internal static class TranslationSources
{
    /// <summary>The user's dictionaries, and behind them the built-in table where it is wanted and there.</summary>
    public static IReadOnlyList<ITranslationSource> Of(IReadOnlyList<BilingualGlossary> dictionaries, bool useBuiltIn)
    {
        List<ITranslationSource> sources = [.. dictionaries];
        if (useBuiltIn && BuiltInTranslations.Default is { } builtIn)
        {
            sources.Add(builtIn);
        }

        return sources;
    }
}

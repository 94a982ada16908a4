using Search.Query.Parsing;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Concordance.Translations;

/// <summary>The search for a word or phrase.</summary>
internal static class WordQuery
{
    /// <summary>A word is found by its stem; several English words are found side by side.</summary>
    public static QueryNode Of(string text, Language language)
    {
        var side = SideOf(language);
        return text.AsSpan().Trim().ContainsAny(' ', '\t') ? new PhraseNode(text, side) : new TextNode(text, side);
    }

    /// <summary>A query as it is typed into the box of a side.</summary>
    public static string Print(QueryNode query, Language language) =>
        QueryPrinter.Print(query, QueryOptions.Default with { Side = SideOf(language) });

    private static Side SideOf(Language language) => language == Language.English ? Side.English : Side.Chinese;
}

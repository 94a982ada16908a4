using Search.Query.Tree;

namespace Search.Query.Parsing;

/// <summary>The names before a colon that mean something; any other is text.</summary>
internal static class QueryFields
{
    /// <summary>Whether a word begins with `en:` or `zh:`.</summary>
    public static bool TrySide(ReadOnlySpan<char> word, out Side side, out int length)
    {
        length = word.IndexOfAny(':', '：') + 1;
        side = length == 3 ? SideOf(word[..2]) : Side.Either;
        return side != Side.Either;
    }

    /// <summary>Whether a word begins with the name of a filter and a colon.</summary>
    public static bool TryFilter(ReadOnlySpan<char> word, out string field, out int length)
    {
        length = word.IndexOfAny(':', '：') + 1;
        field = string.Empty;
        if (length < 2)
        {
            return false;
        }

        foreach (var known in FilterSyntax.Fields)
        {
            if (word[..(length - 1)].Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                field = known;
                return true;
            }
        }

        return false;
    }

    private static Side SideOf(ReadOnlySpan<char> name) =>
        name.Equals("en", StringComparison.OrdinalIgnoreCase) ? Side.English
        : name.Equals("zh", StringComparison.OrdinalIgnoreCase) ? Side.Chinese
        : Side.Either;
}

using Search.Query.Tree;

namespace Search.Query.Parsing;

/// <summary>What a query means where it does not say so itself.</summary>
public sealed record QueryOptions
{
    /// <summary>Both sides, every word, automatic mode.</summary>
    public static QueryOptions Default { get; } = new();

    /// <summary>The side that text without `en:` or `zh:` is for.</summary>
    public Side Side { get; init; }

    /// <summary>What words without operators ask for.</summary>
    public WordMatch Match { get; init; }

    /// <summary>How Chinese is matched.</summary>
    public TextMode Mode { get; init; }

    /// <summary>
    /// True when the query is a part of a question whose other parts say what is wanted, so that `-word` alone excludes
    /// and is not text.
    /// </summary>
    public bool MayOnlyExclude { get; init; }

    /// <summary>Longest query, in UTF-16 units.</summary>
    public int MaxLength { get; init; } = 512;

    /// <summary>Most words, phrases and conditions.</summary>
    public int MaxTerms { get; init; } = 64;
}

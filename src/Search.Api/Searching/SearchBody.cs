using System.Globalization;

namespace Search.Api.Searching;

/// <summary>The parameters of a search as a JSON body: the same as in the address, in camel case.</summary>
public sealed record SearchBody : QueryParameters
{
    /// <summary>`relevance`, `length`, `-date`, `quality` or `random`.</summary>
    public string? Sort { get; init; }

    /// <summary>The seed of a random order.</summary>
    public long? Seed { get; init; }

    /// <summary>Most hits wanted, 0 to 200.</summary>
    public long? Limit { get; init; }

    /// <summary>The cursor of the next page.</summary>
    public string? After { get; init; }

    /// <summary>`estimate`, `exact` or `none`.</summary>
    public string? Total { get; init; }

    /// <summary>`offsets`, `html` or `none`.</summary>
    public string? Highlight { get; init; }

    /// <summary>Neighbours wanted, 0 to 5.</summary>
    public long? Context { get; init; }

    /// <summary>Any of `equivalents`, `tokens`, `pinyin`, `other_script`, `explain`.</summary>
    public string[]? Include { get; init; }

    /// <summary>Any of `source`, `domain`, `script`, `document`.</summary>
    public string[]? Facets { get; init; }

    /// <summary>`pairs` or `kwic`.</summary>
    public string? View { get; init; }

    /// <summary>`none` or `document`.</summary>
    public string? Group { get; init; }

    /// <summary>`none` or `pivot`.</summary>
    public string? Expand { get; init; }

    /// <summary>`none` or `near`.</summary>
    public string? Fold { get; init; }

    /// <summary>The same as parameters of an address.</summary>
    public SearchParameters ToParameters() =>
        SearchParameters.Of(this) with
        {
            Sort = Sort,
            Seed = Seed?.ToString(CultureInfo.InvariantCulture),
            Limit = Limit?.ToString(CultureInfo.InvariantCulture),
            After = After,
            Total = Total,
            Highlight = Highlight,
            Context = Context?.ToString(CultureInfo.InvariantCulture),
            Include = Include,
            Facets = Facets,
            View = View,
            Group = Group,
            Expand = Expand,
            Fold = Fold,
        };
}

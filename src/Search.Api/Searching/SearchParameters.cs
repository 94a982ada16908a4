using Microsoft.AspNetCore.Mvc;

namespace Search.Api.Searching;

/// <summary>The parameters of a search: which pairs are wanted, in which order and shape.</summary>
public sealed record SearchParameters : QueryParameters
{
    /// <summary>No parameters.</summary>
    public SearchParameters() { }

    private SearchParameters(QueryParameters query)
        : base(query) { }

    /// <summary>`relevance` (default), `length`, `-date`, `quality`, `random` with `seed`.</summary>
    [FromQuery(Name = "sort")]
    public string? Sort { get; init; }

    /// <summary>Seed of `sort=random`: the same seed gives the same order.</summary>
    [FromQuery(Name = "seed")]
    public string? Seed { get; init; }

    /// <summary>Most hits wanted, 0 to 200; 20 when left out.</summary>
    [FromQuery(Name = "limit")]
    public string? Limit { get; init; }

    /// <summary>`paging.next` of the page before.</summary>
    [FromQuery(Name = "after")]
    public string? After { get; init; }

    /// <summary>`estimate` (default), `exact`, `none`.</summary>
    [FromQuery(Name = "total")]
    public string? Total { get; init; }

    /// <summary>`offsets` (default, UTF-16 units of the original text), `html` (escaped, with `mark`), `none`.</summary>
    [FromQuery(Name = "highlight")]
    public string? Highlight { get; init; }

    /// <summary>Neighbouring pairs of the same document, 0 to 5 on each side.</summary>
    [FromQuery(Name = "context")]
    public string? Context { get; init; }

    /// <summary>Any of `equivalents`, `tokens`, `pinyin`, `other_script`, `explain`, separated by commas.</summary>
    [FromQuery(Name = "include")]
    public string[]? Include { get; init; }

    /// <summary>Columns to count hits by: any of `source`, `domain`, `script`, `document`, separated by commas.</summary>
    [FromQuery(Name = "facets")]
    public string[]? Facets { get; init; }

    /// <summary>`pairs` (default) or `kwic`: each hit also as left, match, right.</summary>
    [FromQuery(Name = "view")]
    public string? View { get; init; }

    /// <summary>`none` (default) or `document`: the best hit of each document, over the whole result; `folded` counts its other hits, `total` still counts pairs.</summary>
    [FromQuery(Name = "group")]
    public string? Group { get; init; }

    /// <summary>
    /// `none` (default) or `pivot`: also words that share a translation with a typed one (car over 汽车 to automobile),
    /// ranked below it. `query.added` names them, `added` those of a hit.
    /// </summary>
    [FromQuery(Name = "expand")]
    public string? Expand { get; init; }

    /// <summary>`none` (default) or `near`: hits whose texts differ in form only are given once a page.</summary>
    [FromQuery(Name = "fold")]
    public string? Fold { get; init; }

    /// <summary>The pairs that other parameters want, in the default order and shape.</summary>
    public static SearchParameters Of(QueryParameters query) => new(query);
}

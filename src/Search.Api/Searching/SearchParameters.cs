using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace Search.Api.Searching;

/// <summary>The parameters of a search: which pairs are wanted, in which order and shape.</summary>
public sealed record SearchParameters : QueryParameters
{
    /// <summary>No parameters.</summary>
    public SearchParameters() { }

    private SearchParameters(QueryParameters query)
        : base(query) { }

    /// <summary>The order.</summary>
    [FromQuery(Name = "sort")]
    [Description("`relevance` (default), `length`, `-date`, `quality`, `random` with `seed`.")]
    public string? Sort { get; init; }

    /// <summary>The seed of a random order.</summary>
    [FromQuery(Name = "seed")]
    [Description("Seed of `sort=random`: the same seed gives the same order.")]
    public string? Seed { get; init; }

    /// <summary>Most hits wanted.</summary>
    [FromQuery(Name = "limit")]
    [Description("Most hits wanted, 0 to 200; 20 when left out.")]
    public string? Limit { get; init; }

    /// <summary>The cursor of the next page.</summary>
    [FromQuery(Name = "after")]
    [Description("`paging.next` of the page before.")]
    public string? After { get; init; }

    /// <summary>How the total is found.</summary>
    [FromQuery(Name = "total")]
    [Description("`estimate` (default), `exact`, `none`.")]
    public string? Total { get; init; }

    /// <summary>How matches are marked.</summary>
    [FromQuery(Name = "highlight")]
    [Description("`offsets` (default, UTF-16 units of the original text), `html` (escaped, with `mark`), `none`.")]
    public string? Highlight { get; init; }

    /// <summary>Neighbours wanted.</summary>
    [FromQuery(Name = "context")]
    [Description("Neighbouring pairs of the same document, 0 to 5 on each side.")]
    public string? Context { get; init; }

    /// <summary>What a hit carries beyond its texts.</summary>
    [FromQuery(Name = "include")]
    [Description("Any of `equivalents`, `tokens`, `pinyin`, `other_script`, `explain`, separated by commas.")]
    public string[]? Include { get; init; }

    /// <summary>The columns to count.</summary>
    [FromQuery(Name = "facets")]
    [Description("Columns to count hits by: any of `source`, `domain`, `script`, `document`, separated by commas.")]
    public string[]? Facets { get; init; }

    /// <summary>The view.</summary>
    [FromQuery(Name = "view")]
    [Description("`pairs` (default) or `kwic`: each hit also as left, match, right.")]
    public string? View { get; init; }

    /// <summary>Grouping.</summary>
    [FromQuery(Name = "group")]
    [Description(
        "`none` (default) or `document`: the best hit of each document, over the whole result; `folded` counts its other hits, `total` still counts pairs."
    )]
    public string? Group { get; init; }

    /// <summary>Widening.</summary>
    [FromQuery(Name = "expand")]
    [Description(
        "`none` (default) or `pivot`: also words that share a translation with a typed one (car over 汽车 to automobile), "
            + "ranked below it. `query.added` names them, `added` those of a hit."
    )]
    public string? Expand { get; init; }

    /// <summary>Folding.</summary>
    [FromQuery(Name = "fold")]
    [Description("`none` (default) or `near`: hits whose texts differ in form only are given once a page.")]
    public string? Fold { get; init; }

    /// <summary>The pairs that other parameters want, in the default order and shape.</summary>
    public static SearchParameters Of(QueryParameters query) => new(query);
}

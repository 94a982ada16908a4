using System.Collections.Immutable;
using Search.Query.Tree;
using Search.Text.Pairs;

namespace Search.Query.Contract;

/// <summary>What the hits are ordered by. Ties are broken by pair id, so the order is the same after a rebuild.</summary>
public enum SortOrder : byte
{
    /// <summary>Falling score, then rising length of both sides together (<see cref="RelevanceOrder"/>).</summary>
    Relevance,

    /// <summary>Rising length of both sides together.</summary>
    Length,

    /// <summary>Newest first; pairs without a date last.</summary>
    NewestFirst,

    /// <summary>Falling quality.</summary>
    Quality,

    /// <summary>A random order that the seed fixes.</summary>
    Random,
}

/// <summary>How the total number of hits is found.</summary>
public enum TotalMode : byte
{
    /// <summary>A lower bound or an estimate, at no extra cost.</summary>
    Estimate,

    /// <summary>The exact number, at the cost of visiting every hit.</summary>
    Exact,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>
/// The place of a hit in an order: what follows it is the next page. It names the hit by its sort key and id, not by a
/// number, so it still works after a rebuild.
/// </summary>
/// <param name="SortKey">
/// Of the last hit: <see cref="RelevanceOrder.Key"/>; the sum of both sides' positions; the day number of its date, -1 without;
/// its quality in thousandths; or <see cref="RandomOrder.Key"/>. Hits with the same key follow each other by rising id.
/// </param>
/// <param name="Id">The id of the last hit.</param>
public readonly record struct PageCursor(long SortKey, PairId Id);

/// <summary>One search: a query tree, filters and options.</summary>
public sealed record SearchRequest
{
    /// <summary>The query.</summary>
    public required QueryNode Query { get; init; }

    /// <summary>A condition on top of the query that adds nothing to the score; null for none.</summary>
    public PairFilter? Filter { get; init; }

    /// <summary>Most hits wanted, 0 to 10,000; 0 for totals and facets only.</summary>
    public int Limit { get; init; } = 20;

    /// <summary>The order.</summary>
    public SortOrder Sort { get; init; }

    /// <summary>The seed of <see cref="SortOrder.Random"/>.</summary>
    public long Seed { get; init; }

    /// <summary>The last hit of the page before; null for the first page.</summary>
    public PageCursor? After { get; init; }

    /// <summary>How the total is found.</summary>
    public TotalMode Total { get; init; }

    /// <summary>The columns to count values of, over all hits.</summary>
    public ImmutableArray<TextColumn> Facets { get; init; } = [];

    /// <summary>Most values a facet returns.</summary>
    public int FacetLimit { get; init; } = 20;

    /// <summary>The script that the query was typed in: pairs of that script rank slightly higher.</summary>
    public Script TypedScript { get; init; }

    /// <summary>Whether each hit explains its score.</summary>
    public bool Explain { get; init; }

    /// <summary>Whether hits carry their pair; false measures the search alone.</summary>
    public bool LoadPairs { get; init; } = true;

    /// <summary>Most postings visited before the search gives up with <see cref="SearchPage.IsPartial"/>; 0 for no bound.</summary>
    public long WorkLimit { get; init; }
}

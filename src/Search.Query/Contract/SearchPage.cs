using System.Collections.Immutable;
using Search.Text.Pairs;

namespace Search.Query.Contract;

/// <summary>A part of a score and where it comes from, as a tree.</summary>
/// <param name="Value">The part of the score.</param>
/// <param name="Description">What it is, in words a linguist understands.</param>
/// <param name="Parts">What it is made of.</param>
public sealed record ScorePart(float Value, string Description, ImmutableArray<ScorePart> Parts);

/// <summary>A pair as the index stores it.</summary>
/// <param name="Pair">The pair.</param>
/// <param name="Duplicates">Other places where the same two texts stand; empty for most pairs.</param>
public sealed record StoredPair(AlignedPair Pair, ImmutableArray<PairOrigin> Duplicates);

/// <summary>Where a duplicate of a pair was found.</summary>
public sealed record PairOrigin(string Source, string? Document, int Position, string? ExternalId);

/// <summary>One hit.</summary>
/// <param name="Id">The pair's id.</param>
/// <param name="Score">The score; 0 when the order is not by relevance and nothing asked for it.</param>
/// <param name="Cursor">The place of this hit in the order.</param>
/// <param name="Stored">The pair, or null when the request did not want it.</param>
/// <param name="Explanation">The parts of the score, or null.</param>
public sealed record Hit(PairId Id, float Score, PageCursor Cursor, StoredPair? Stored, ScorePart? Explanation = null);

/// <summary>How many pairs a query finds.</summary>
/// <param name="Value">The number.</param>
/// <param name="IsExact">False when it is an estimate or a lower bound.</param>
public readonly record struct HitTotal(long Value, bool IsExact);

/// <summary>A value of a column and the number of hits that have it.</summary>
public readonly record struct FacetCount(string Value, long Count);

/// <summary>The counts of one column.</summary>
public sealed record Facet(TextColumn Column, ImmutableArray<FacetCount> Counts);

/// <summary>One page of hits.</summary>
public sealed record SearchPage
{
    /// <summary>The hits, in order.</summary>
    public required ImmutableArray<Hit> Hits { get; init; }

    /// <summary>The total; null when not asked for.</summary>
    public HitTotal? Total { get; init; }

    /// <summary>True when more hits follow.</summary>
    public bool HasMore { get; init; }

    /// <summary>The counts asked for.</summary>
    public ImmutableArray<Facet> Facets { get; init; } = [];

    /// <summary>The commit that answered: grows with every change of the index.</summary>
    public long Generation { get; init; }

    /// <summary>True when the work bound stopped the search before it had seen every candidate.</summary>
    public bool IsPartial { get; init; }
}

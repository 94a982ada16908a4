using System.Collections.Immutable;
using Search.Query.Contract;

namespace Search.Concordance.Matches;

/// <summary>How two segments differ at a place.</summary>
public enum DifferenceKind : byte
{
    /// <summary>The found segment has something that the asked one has not.</summary>
    Inserted,

    /// <summary>The asked segment has something that the found one has not.</summary>
    Deleted,

    /// <summary>Something stands in the place of something else.</summary>
    Replaced,

    /// <summary>The same word in another case, width or script.</summary>
    Form,
}

/// <summary>One difference.</summary>
/// <param name="Kind">What kind it is.</param>
/// <param name="Asked">The span of the asked segment; empty, at the place, when inserted.</param>
/// <param name="Found">The span of the found segment; empty, at the place, when deleted.</param>
public readonly record struct SegmentDifference(DifferenceKind Kind, TextSpan Asked, TextSpan Found);

/// <summary>A segment of the translation memory that resembles the asked one.</summary>
/// <param name="Stored">The pair.</param>
/// <param name="Percent">101: the same text between the same neighbours; 100: the same text; else less, see <see cref="SegmentComparer"/>.</param>
/// <param name="Differences">Where the two differ, in order.</param>
public sealed record SegmentMatch(StoredPair Stored, int Percent, ImmutableArray<SegmentDifference> Differences);

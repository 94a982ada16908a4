using System.Collections.Immutable;
using Search.Text.Pairs;

namespace Search.Query.Contract;

/// <summary>A condition on a pair's columns.</summary>
public abstract record PairFilter;

/// <summary>A text column that filters and facets can use.</summary>
public enum TextColumn : byte
{
    /// <summary><see cref="AlignedPair.Source"/>.</summary>
    Source,

    /// <summary><see cref="AlignedPair.Document"/>.</summary>
    Document,

    /// <summary><see cref="AlignedPair.Domain"/>.</summary>
    Domain,

    /// <summary><see cref="AlignedPair.Script"/>: `hans`, `hant`, `none`.</summary>
    Script,
}

/// <summary>A number column that filters and sorts can use.</summary>
public enum NumberColumn : byte
{
    /// <summary><see cref="AlignedPair.Quality"/> in thousandths, 0 to 1000.</summary>
    Quality,

    /// <summary>Positions of the English side (words).</summary>
    EnglishLength,

    /// <summary>Positions of the Chinese side (characters, Latin words counting one).</summary>
    ChineseLength,

    /// <summary><see cref="AlignedPair.Date"/> as days since 0001-01-01 (<see cref="DateOnly.DayNumber"/>); pairs without a date never match.</summary>
    Date,
}

/// <summary>The column has one of the values (ordinal).</summary>
public sealed record OneOfFilter(TextColumn Column, ImmutableArray<string> Values) : PairFilter;

/// <summary>The column lies in a closed range.</summary>
public sealed record RangeFilter(NumberColumn Column, int Minimum, int Maximum) : PairFilter;

/// <summary>Every filter holds.</summary>
public sealed record AllFilter(ImmutableArray<PairFilter> Filters) : PairFilter;

/// <summary>The filter does not hold.</summary>
public sealed record NotFilter(PairFilter Filter) : PairFilter;

using System.Text.Json.Serialization;
using Search.Api.Searching;

namespace Search.Api.TranslationMemory;

/// <summary>Segments to match.</summary>
public sealed record MatchBody
{
    /// <summary>Consecutive segments of a document, 1 to 20.</summary>
    public IReadOnlyList<string>? Segments { get; init; }

    /// <summary>Their language: `en` or `zh`.</summary>
    public string? From { get; init; }

    /// <summary>The least percentage, 30 to 101; 70 when left out.</summary>
    public int? MinScore { get; init; }

    /// <summary>Most matches of each segment, 1 to 50; 5 when left out.</summary>
    public int? Limit { get; init; }
}

/// <summary>The matches of all segments.</summary>
/// <param name="Data">In the order of the segments.</param>
public sealed record MatchesJson(IReadOnlyList<SegmentJson> Data);

/// <summary>The matches of a segment.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Matches">Best first.</param>
public sealed record SegmentJson(string Segment, IReadOnlyList<MatchJson> Matches);

/// <summary>A match.</summary>
/// <param name="Score">Percent: 101 is the same text between the same neighbours, 100 the same text.</param>
/// <param name="Pair">The pair.</param>
/// <param name="Differences">Where it differs from the segment.</param>
public sealed record MatchJson(int Score, PairJson Pair, IReadOnlyList<DifferenceJson> Differences);

/// <summary>A difference, `[start, end]` in UTF-16 units of each text.</summary>
/// <param name="Kind">`inserted`, `deleted`, `replaced` or `form`.</param>
/// <param name="Asked">The span of the segment.</param>
/// <param name="Found">The span of the match.</param>
public sealed record DifferenceJson(string Kind, int[] Asked, int[] Found);

/// <summary>A match as amagama writes it.</summary>
/// <param name="Source">The source text.</param>
/// <param name="Target">Its translation.</param>
/// <param name="Quality">Percent, at most 100.</param>
/// <param name="Rank">From 1.</param>
public sealed record UnitJson(
    [property: JsonPropertyName("source")] string Source,
    [property: JsonPropertyName("target")] string Target,
    [property: JsonPropertyName("quality")] int Quality,
    [property: JsonPropertyName("rank")] int Rank
);

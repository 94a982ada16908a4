using Search.Text.Pairs;

namespace Search.Concordance.Matches;

/// <summary>A segment that a translator has before them.</summary>
/// <param name="Text">The text to be translated.</param>
/// <param name="From">Its language.</param>
public sealed record SegmentQuery(string Text, Language From)
{
    /// <summary>The least percentage of a match, 1 to 101.</summary>
    public int MinPercent { get; init; } = 70;

    /// <summary>Most matches wanted.</summary>
    public int Limit { get; init; } = 5;

    /// <summary>The segment before it in the document; null when unknown.</summary>
    public string? Before { get; init; }

    /// <summary>The segment after it in the document; null when unknown.</summary>
    public string? After { get; init; }
}

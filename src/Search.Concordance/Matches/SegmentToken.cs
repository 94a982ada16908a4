namespace Search.Concordance.Matches;

/// <summary>One token of a segment that is compared.</summary>
/// <param name="Start">Start of its span in the text, in UTF-16 units.</param>
/// <param name="End">End (exclusive) of its span.</param>
/// <param name="Term">The number of its folded form among those of the asked segment, or <see cref="Unknown"/>.</param>
/// <param name="Weight">What a difference in it costs.</param>
internal readonly record struct SegmentToken(int Start, int End, int Term, float Weight)
{
    /// <summary>The number of all forms that the asked segment does not have: none of them is the same as another.</summary>
    public const int Unknown = -1;

    /// <summary>The cost of a difference in a punctuation mark.</summary>
    public const float MarkWeight = 0.25f;

    /// <summary>The cost of another form (case, width, script) of the same word.</summary>
    public const float FormCost = 0.1f;
}

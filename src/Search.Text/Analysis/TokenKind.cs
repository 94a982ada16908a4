namespace Search.Text.Analysis;

/// <summary>What a token is, for display, highlighting and query planning.</summary>
public enum TokenKind : byte
{
    /// <summary>An English (Latin-script) word or compound.</summary>
    Latin,

    /// <summary>A part of a Latin compound whose whole is a token too (`state` in `state-of-the-art`).</summary>
    LatinPart,

    /// <summary>A Chinese word on the best path.</summary>
    HanWord,

    /// <summary>A Chinese dictionary word inside a longer word of the best path.</summary>
    HanInner,

    /// <summary>A Chinese dictionary word across best-path boundaries.</summary>
    HanOverlap,

    /// <summary>A run of Han characters on the best path that no dictionary holds (a new name).</summary>
    HanUnknown,

    /// <summary>One Han character.</summary>
    HanCharacter,

    /// <summary>A canonical number, percentage, date, amount of money or unit over its whole expression.</summary>
    Number,

    /// <summary>Any other searchable symbol (an emoji, a letter of another script's run).</summary>
    Other,

    /// <summary>
    /// A number inside a longer expression that counts by itself (the 21 of 21 November): found by who looks for it, but
    /// never what a query that holds the whole expression means.
    /// </summary>
    NumberInner,
}

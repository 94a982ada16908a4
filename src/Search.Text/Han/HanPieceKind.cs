namespace Search.Text.Han;

/// <summary>What a piece of a segmented run of Han characters is.</summary>
public enum HanPieceKind : byte
{
    /// <summary>A dictionary word, or a single character, on the best path.</summary>
    Word,

    /// <summary>A stretch of the best path that no dictionary holds: a name, a numeral.</summary>
    Unknown,

    /// <summary>A dictionary word of two characters or more inside a longer piece of the best path.</summary>
    Inner,

    /// <summary>A dictionary word of two characters or more across a boundary of the best path.</summary>
    Overlap,
}

namespace Search.Text.Pairs;

/// <summary>Why an aligned pair has the quality that it has; several may hold at once.</summary>
[Flags]
public enum QualityReasons : ushort
{
    /// <summary>Nothing speaks against the pair.</summary>
    None = 0,

    /// <summary>One side is unusually long for the other (`length-ratio`).</summary>
    LengthRatio = 1 << 0,

    /// <summary>No number, name, Latin word or dictionary translation ties the sides (`no-anchor`).</summary>
    NoAnchor = 1 << 1,

    /// <summary>A number on one side has no equal on the other (`number-mismatch`).</summary>
    NumberMismatch = 1 << 2,

    /// <summary>A side was joined from several blocks or sentences (`merged`).</summary>
    Merged = 1 << 3,

    /// <summary>Too short for its evidence to mean much (`short`).</summary>
    ShortText = 1 << 4,

    /// <summary>Both sides carry the same text or the wrong language (`untranslated`).</summary>
    Untranslated = 1 << 5,

    /// <summary>A word and its translation from a vocabulary list, not running text (`glossary`).</summary>
    Glossary = 1 << 6,

    /// <summary>The word aligner finds the sides unlikely translations of each other (`unlikely`).</summary>
    Unlikely = 1 << 7,
}

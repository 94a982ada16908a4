namespace Search.Text.Sentences;

/// <summary>What ends, or may end, a sentence.</summary>
internal enum StopKind : byte
{
    /// <summary>A full stop that is also a decimal point and a mark of abbreviation.</summary>
    Dot,

    /// <summary>。, which is nothing else than a stop.</summary>
    Ideographic,

    /// <summary>! or ?, in any width.</summary>
    Emphatic,

    /// <summary>Dots that trail off.</summary>
    Ellipsis,
}

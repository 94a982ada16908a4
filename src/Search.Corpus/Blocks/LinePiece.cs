using Search.Corpus.Documents;
using Search.Text.Pairs;

namespace Search.Corpus.Blocks;

/// <summary>A line, or the part of a line that is in one language.</summary>
/// <param name="Line">The line it comes from.</param>
/// <param name="Text">Its text without marker.</param>
/// <param name="Language">Its language; null for noise.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsWholeLine">Whether it is all of its line.</param>
/// <param name="HasMarker">Whether a list marker stands before it.</param>
internal sealed record LinePiece(
    RawLine Line,
    string Text,
    Language? Language,
    BlockKind Kind,
    bool IsWholeLine,
    bool HasMarker
)
{
    /// <summary>Whether it takes part in the alignment.</summary>
    public bool IsContent => Language is not null && Kind <= BlockKind.Cue;
}

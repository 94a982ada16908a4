using Search.Text.Pairs;

namespace Search.Corpus.Blocks;

/// <summary>A piece of a document in one language.</summary>
/// <param name="Text">The text as the document has it, but for hard line breaks, which are mended.</param>
/// <param name="Language">Its language; null for what holds neither.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Line">One-based line number where it begins; 0 where the format has no lines.</param>
/// <param name="Group">
/// Ordinal of the paragraph, element, cue or line that the document itself keeps together; a line with both languages
/// gives several blocks of one group.
/// </param>
internal sealed record TextBlock(string Text, Language? Language, BlockKind Kind, int Line, int Group)
{
    /// <summary>Whether the block takes part in the alignment.</summary>
    public bool IsContent => Language is not null && Kind <= BlockKind.Cue;

    /// <summary>When the block is shown, for cues.</summary>
    public TimeSpan? Start { get; init; }
}

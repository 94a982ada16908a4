using Search.Text.Pairs;

namespace Search.Corpus.Documents;

/// <summary>
/// A line of a document as its reader found it. Lines of running text keep the document's own line breaks, so that
/// whoever makes blocks of them can see hard wraps and a language that changes from line to line.
/// </summary>
/// <param name="Text">The text, unaltered but for markers that are layout and not text (a list bullet, a heading sign).</param>
/// <param name="Number">One-based line number in the file where the line begins; 0 where the format has no lines.</param>
/// <param name="Block">
/// Zero-based ordinal of the paragraph, element, table row or cue that the line belongs to: a blank line or the border
/// of an element begins the next one. Lines of one document come in rising order of it.
/// </param>
public sealed record RawLine(string Text, int Number, int Block)
{
    /// <summary>What the markup says the line is.</summary>
    public RawKind Kind { get; init; }

    /// <summary>The language that the document declares for the line, such as by <c>lang="zh"</c>; null when it says nothing.</summary>
    public Language? Language { get; init; }

    /// <summary>
    /// Where the text begins, in UTF-16 units from the start of the decoded file; -1 where the format cannot say.
    /// </summary>
    public long Offset { get; init; } = -1;

    /// <summary>
    /// Whether the line is complete in itself (a cell, an element without line breaks), so that the next line never
    /// continues it as a hard-wrapped line would. A sentence may still go on in the next block, as cues do.
    /// </summary>
    public bool IsWhole { get; init; }

    /// <summary>When a cue appears; null where the format has no times.</summary>
    public TimeSpan? Start { get; init; }

    /// <summary>When a cue disappears; null where the format has no times or no ends.</summary>
    public TimeSpan? End { get; init; }
}

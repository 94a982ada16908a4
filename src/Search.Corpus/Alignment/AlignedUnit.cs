using Search.Text.Pairs;

namespace Search.Corpus.Alignment;

/// <summary>A pair that the aligner found in a document.</summary>
/// <param name="English">The English text as the document has it, with hard line breaks mended.</param>
/// <param name="Chinese">The Chinese text likewise.</param>
/// <param name="Quality">How sure the aligner is that the sides translate each other, 0 to 1.</param>
/// <param name="Reasons">What lowers the quality or is worth knowing.</param>
/// <param name="Position">Zero-based ordinal in the document.</param>
/// <param name="EnglishLine">One-based line number of the English; 0 where the format has no lines.</param>
/// <param name="ChineseLine">One-based line number of the Chinese; 0 where the format has no lines.</param>
public sealed record AlignedUnit(
    string English,
    string Chinese,
    float Quality,
    QualityReasons Reasons,
    int Position,
    int EnglishLine,
    int ChineseLine
);

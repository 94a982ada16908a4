namespace Search.Corpus.Alignment;

/// <summary>The result of aligning two sequences, with the models that judged it last.</summary>
/// <param name="Beads">The beads, which cover both sides.</param>
/// <param name="ToChinese">The translation table from English.</param>
/// <param name="ToEnglish">The translation table from Chinese.</param>
/// <param name="Lengths">The length model of the document.</param>
internal sealed record SequenceAlignment(
    IReadOnlyList<Bead> Beads,
    TranslationTable ToChinese,
    TranslationTable ToEnglish,
    LengthModel Lengths
);

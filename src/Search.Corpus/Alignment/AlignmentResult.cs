namespace Search.Corpus.Alignment;

/// <summary>What the aligner made of a document: each piece of it is in a pair or is dropped with a reason.</summary>
/// <param name="Document">The name of the document.</param>
/// <param name="Units">The pairs, in order.</param>
/// <param name="Dropped">What is in no pair, in order.</param>
public sealed record AlignmentResult(
    string Document,
    IReadOnlyList<AlignedUnit> Units,
    IReadOnlyList<DroppedBlock> Dropped
);

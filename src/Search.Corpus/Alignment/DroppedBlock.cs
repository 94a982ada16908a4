using Search.Text.Pairs;

namespace Search.Corpus.Alignment;

/// <summary>A piece of a document that is in no pair.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Language">Its language, when it is content.</param>
/// <param name="Line">One-based line number; 0 where the format has no lines.</param>
/// <param name="Reason">Why.</param>
public sealed record DroppedBlock(string Text, Language? Language, int Line, DropReason Reason);

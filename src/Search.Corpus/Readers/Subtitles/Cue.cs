namespace Search.Corpus.Readers.Subtitles;

/// <summary>What is shown at one time.</summary>
/// <param name="Start">When it appears.</param>
/// <param name="End">When it disappears; equal to the start where the format has no ends.</param>
/// <param name="Line">The one-based line of the file where its text begins.</param>
/// <param name="Texts">Its lines, without codes.</param>
internal sealed record Cue(TimeSpan Start, TimeSpan End, int Line, IReadOnlyList<string> Texts);

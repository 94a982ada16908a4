namespace Search.Corpus.Readers.Subtitles;

/// <summary>The cues of a file.</summary>
/// <param name="Cues">The cues, in the order of the file.</param>
internal sealed record SubtitleTrack(List<Cue> Cues)
{
    /// <summary>The title that the file states.</summary>
    public string? Title { get; init; }

    /// <summary>Whom the file credits.</summary>
    public string? Attribution { get; init; }
}

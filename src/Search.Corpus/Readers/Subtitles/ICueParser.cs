using Search.Corpus.Reading;

namespace Search.Corpus.Readers.Subtitles;

/// <summary>Cuts a subtitle format into cues.</summary>
internal interface ICueParser
{
    /// <summary>Reads all cues of a file, in its order.</summary>
    /// <exception cref="CorpusFormatException">A cue has no times.</exception>
    SubtitleTrack Parse(SourceText source);
}

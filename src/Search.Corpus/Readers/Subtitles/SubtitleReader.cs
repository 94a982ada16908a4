using Search.Corpus.Documents;
using Search.Corpus.Reading;

namespace Search.Corpus.Readers.Subtitles;

/// <summary>Reads subtitles and lyrics of any format that has times.</summary>
/// <param name="parser">The parser of the format.</param>
internal sealed class SubtitleReader(ICueParser parser) : IDocumentReader
{
    /// <inheritdoc/>
    public RawDocument Read(SourceText source, string name)
    {
        var track = parser.Parse(source);
        return new RawDocument
        {
            Name = name,
            Lines = CueDocument.Lines(track.Cues),
            Metadata = new DocumentMetadata { Title = track.Title, Attribution = track.Attribution },
        };
    }

    /// <summary>Reads the two languages of one film from two files.</summary>
    public RawDocument Read(SourceText english, SourceText chinese, string name)
    {
        var en = parser.Parse(english);
        var zh = parser.Parse(chinese);
        var timed = CueDocument.Lines(en.Cues, zh.Cues);
        return new RawDocument
        {
            Name = name,
            Lines = timed ?? TwoTexts.Join(CueDocument.Lines(en.Cues), CueDocument.Lines(zh.Cues)),
            IsTwoSided = timed is null,
            Metadata = new DocumentMetadata { Title = en.Title ?? zh.Title },
        };
    }
}

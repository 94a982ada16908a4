using Search.Corpus.Detection;
using Search.Corpus.Documents;
using Search.Corpus.Readers.Plain;

namespace Search.Corpus.Reading;

/// <summary>
/// Reads a document whose languages are in two files: line by line where the files have lines in step, cue by cue where
/// they are timed alike, and by aligning the two texts otherwise.
/// </summary>
internal static class TwoFileReader
{
    /// <summary>Reads the records.</summary>
    public static IEnumerable<PairRecord> Read(CorpusFile file, CorpusOptions options, FileReport report)
    {
        var english = new SourceText(file.Path, options, report);
        var chinese = new SourceText(file.ChinesePath!, options, report);
        var format = options.Format == CorpusFormat.Auto ? Detect(english, chinese) : options.Format;
        report.Format = format;
        report.BytesRead = 0;
        switch (format)
        {
            case CorpusFormat.Moses:
                return MosesReader.Read(english, chinese);
            case CorpusFormat.Srt or CorpusFormat.Vtt or CorpusFormat.Ass or CorpusFormat.Lrc:
                return DocumentRecords.From(
                    ReaderTable.Subtitles(format).Read(english, chinese, file.Name),
                    options,
                    report
                );
            default:
                return DocumentRecords.From(Join(english, chinese, format, file.Name), options, report);
        }
    }

    private static CorpusFormat Detect(SourceText english, SourceText chinese)
    {
        var format = FormatDetector.Detect(english);
        var other = FormatDetector.Detect(chinese);
        if (ReaderTable.Pairs(format) is not null || ReaderTable.Pairs(other) is not null)
        {
            throw english.Bad(
                $"by its name this file and {chinese.Path} are two halves of one document, but they hold pairs themselves",
                "Give each of them in a command of its own."
            );
        }

        if (format == CorpusFormat.Text && other == CorpusFormat.Text)
        {
            return MosesReader.AreInStep(english, chinese) ? CorpusFormat.Moses : CorpusFormat.Text;
        }

        return format == CorpusFormat.Text ? other : format;
    }

    private static RawDocument Join(SourceText english, SourceText chinese, CorpusFormat format, string name)
    {
        var reader = ReaderTable.Documents(format);
        var left = reader.Read(english, name);
        var right = reader.Read(chinese, name);
        return new RawDocument
        {
            Name = name,
            Lines = TwoTexts.Join(left.Lines, right.Lines),
            IsTwoSided = true,
            Metadata = left.Metadata == DocumentMetadata.None ? right.Metadata : left.Metadata,
        };
    }
}

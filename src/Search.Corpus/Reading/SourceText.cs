using Search.Corpus.Encodings;

namespace Search.Corpus.Reading;

/// <summary>One file as a reader of a format sees it: its name, limits, and where to report.</summary>
/// <param name="path">Where the file is.</param>
/// <param name="options">How to read it.</param>
/// <param name="report">Where progress and what is left out goes.</param>
internal sealed class SourceText(string path, CorpusOptions options, FileReport report)
{
    private readonly long _bytesBefore = report.BytesRead;

    /// <summary>The file as messages name it.</summary>
    public string Path { get; } = path;

    /// <summary>How to read it.</summary>
    public CorpusOptions Options { get; } = options;

    /// <summary>Where progress and what is left out goes.</summary>
    public FileReport Report { get; } = report;

    /// <summary>Opens the decoded text for a format of lines.</summary>
    public StrictTextReader OpenLines() => Open('\n', Options.MaxRun);

    /// <summary>Opens the decoded text for a parser of markup.</summary>
    public StrictTextReader OpenMarkup() => Open('<', Math.Max(Options.MaxRun, 1 << 22));

    /// <summary>Opens the bytes.</summary>
    public FileStream OpenBytes() =>
        new(
            Path,
            new FileStreamOptions
            {
                Access = FileAccess.Read,
                Mode = FileMode.Open,
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.SequentialScan,
                BufferSize = 0,
            }
        );

    /// <summary>Reads the whole text of a page, which the limit for pages bounds.</summary>
    public string ReadPage(StrictTextReader reader)
    {
        var text = new System.Text.StringBuilder();
        var buffer = new char[16 * 1024];
        int read;
        while ((read = reader.Read(buffer)) > 0)
        {
            if (text.Length + read > Options.MaxPage)
            {
                throw TooLarge(Options.MaxPage);
            }

            _ = text.Append(buffer, 0, read);
        }

        return text.ToString();
    }

    /// <summary>A document of running text that is over the limit.</summary>
    public CorpusFormatException TooLarge() => TooLarge(Options.MaxDocument);

    private CorpusFormatException TooLarge(int limit) =>
        Bad(
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"the document is longer than {limit:N0} characters"
            ),
            "Split it into several files, or give its pairs as TSV, which has no such limit."
        );

    /// <summary>Describes a defect of the file.</summary>
    public CorpusFormatException Bad(string problem, string remedy, long line = 0, Exception? inner = null) =>
        new(Path, problem, remedy, line, -1, inner);

    /// <summary>Leaves a bad record out where the options allow that, and throws it otherwise.</summary>
    public void Skip(CorpusFormatException record)
    {
        if (!Options.SkipBad)
        {
            throw record;
        }

        Report.AddBad(record);
    }

    private StrictTextReader Open(char breakCharacter, int limit)
    {
        var stream = OpenBytes();
        try
        {
            var detected = EncodingDetector.Detect(stream, Path, Options.Encoding);
            Report.Encoding = detected.Encoding.WebName;
            return new StrictTextReader(stream, detected, Path, breakCharacter, limit, Progress);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private void Progress(long bytes) => Report.BytesRead = _bytesBefore + bytes;
}

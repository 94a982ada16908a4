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
    /// <exception cref="CorpusFormatException">The path is a pipe, which can be read only once, or a device, which may never end.</exception>
    public FileStream OpenBytes()
    {
        var stream = new FileStream(
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
        if (IsFile(stream))
        {
            return stream;
        }

        stream.Dispose();
        throw Bad("this is a pipe or a device, and only files are read", "Write it to a file, and give that.");
    }

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

    // Format and encoding are found from the beginning, and the document is read from there again. What has no length and
    // gives bytes all the same is no file on disk.
    private static bool IsFile(FileStream stream)
    {
        if (!stream.CanSeek)
        {
            return false;
        }

        var isFile = stream.Length > 0 || stream.ReadByte() < 0;
        stream.Position = 0;
        return isFile;
    }

    private void Progress(long bytes) => Report.BytesRead = _bytesBefore + bytes;
}

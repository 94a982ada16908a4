using Search.Corpus.Detection;
using Search.Text.Pairs;

namespace Search.Corpus.Reading;

/// <summary>The door of the room: documents in, aligned pairs out, in bounded memory.</summary>
/// <param name="options">How to read.</param>
public sealed class CorpusReader(CorpusOptions options)
{
    /// <summary>Reads the pairs of a document while they are asked for.</summary>
    /// <param name="file">The document.</param>
    /// <param name="report">Filled while the pairs are read.</param>
    /// <exception cref="CorpusFormatException">
    /// The document cannot be read; where bad records are skipped it stands in the report instead.
    /// </exception>
    public IEnumerable<AlignedPair> Read(CorpusFile file, FileReport report)
    {
        using var pairs = Open(file, report).GetEnumerator();
        while (true)
        {
            AlignedPair pair;
            try
            {
                if (!pairs.MoveNext())
                {
                    break;
                }

                pair = pairs.Current;
            }
            catch (Exception e) when (AsFormatError(e, file) is { } error)
            {
                report.Error = error;
                if (options.SkipBad)
                {
                    break;
                }

                if (ReferenceEquals(e, error))
                {
                    throw;
                }

                throw error;
            }

            yield return pair;
        }

        report.BytesRead = report.Error is null ? file.Length : report.BytesRead;
    }

    // Nothing is opened before the first pair is asked for, so that all errors come from there.
    private IEnumerable<AlignedPair> Open(CorpusFile file, FileReport report)
    {
        var assembler = new PairAssembler(file, report);
        var records = file.ChinesePath is null ? ReadOne(file, report) : TwoFileReader.Read(file, options, report);
        foreach (var record in records)
        {
            if (assembler.Assemble(record) is { } pair)
            {
                yield return pair;
            }
        }
    }

    private IEnumerable<PairRecord> ReadOne(CorpusFile file, FileReport report)
    {
        var source = new SourceText(file.Path, options, report);
        report.Format = options.Format == CorpusFormat.Auto ? FormatDetector.Detect(source) : options.Format;
        report.BytesRead = 0;
        return ReaderTable.Pairs(report.Format) is { } pairs
            ? pairs.Read(source)
            : DocumentRecords.From(ReaderTable.Documents(report.Format).Read(source, file.Name), options, report);
    }

    // What the file system says about a file is as much the file's fault as its content is.
    private static CorpusFormatException? AsFormatError(Exception error, CorpusFile file) =>
        error switch
        {
            CorpusFormatException e => e,
            IOException or UnauthorizedAccessException => new CorpusFormatException(
                file.Path,
                "the file cannot be read: " + error.Message.TrimEnd('.'),
                "Check the path and the permissions.",
                inner: error
            ),
            _ => null,
        };
}

using System.Globalization;

namespace Search.Corpus.Reading;

/// <summary>
/// A document cannot be read: it is damaged, in another encoding or format than it says, or over a limit. The message
/// names the file, the line or offset, and what to do.
/// </summary>
public sealed class CorpusFormatException : Exception
{
    /// <summary>Describes a defect of a document.</summary>
    /// <param name="file">The file as the user named it.</param>
    /// <param name="problem">What is wrong, as a clause without a full stop.</param>
    /// <param name="remedy">What the user can do, as a sentence.</param>
    /// <param name="line">One-based line number, or 0 when the format has no lines or the line is not known.</param>
    /// <param name="byteOffset">Zero-based offset in bytes, or -1 when it is not known.</param>
    /// <param name="inner">What the parser of the format said.</param>
    public CorpusFormatException(
        string file,
        string problem,
        string remedy,
        long line = 0,
        long byteOffset = -1,
        Exception? inner = null
    )
        : base(Compose(file, problem, remedy, line, byteOffset), inner)
    {
        File = file;
        Problem = problem;
        Remedy = remedy;
        Line = line;
        ByteOffset = byteOffset;
    }

    /// <summary>The file as the user named it.</summary>
    public string File { get; }

    /// <summary>What is wrong.</summary>
    public string Problem { get; }

    /// <summary>What the user can do.</summary>
    public string Remedy { get; }

    /// <summary>One-based line number, or 0 when it is not known.</summary>
    public long Line { get; }

    /// <summary>Zero-based offset in bytes, or -1 when it is not known.</summary>
    public long ByteOffset { get; }

    private static string Compose(string file, string problem, string remedy, long line, long byteOffset)
    {
        var place = line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{file}:{line}") : file;
        var offset =
            byteOffset >= 0 ? string.Create(CultureInfo.InvariantCulture, $" (byte {byteOffset})") : string.Empty;
        return $"{place}: {problem}{offset}. {remedy}";
    }
}

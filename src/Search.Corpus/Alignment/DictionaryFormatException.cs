namespace Search.Corpus.Alignment;

/// <summary>A dictionary file cannot be understood.</summary>
public sealed class DictionaryFormatException : FormatException
{
    /// <summary>Names the file, the line and the remedy.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">One-based line number; 0 when no line is to blame.</param>
    /// <param name="problem">What is wrong and what to do.</param>
    /// <param name="inner">What went wrong underneath, if anything.</param>
    public DictionaryFormatException(string file, int line, string problem, Exception? inner = null)
        : base(
            line > 0
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file}:{line}: {problem}")
                : $"{file}: {problem}",
            inner
        )
    {
        File = file;
        Line = line;
    }

    /// <summary>The file.</summary>
    public string File { get; }

    /// <summary>One-based line number; 0 when no line is to blame.</summary>
    public int Line { get; }
}
